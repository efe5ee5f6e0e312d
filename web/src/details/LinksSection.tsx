import { useInfiniteQuery } from "@tanstack/react-query";
import type { Direction, LinksSummary } from "../api/links";
import { Failure } from "../controls/Failure";
import { KeptNotice } from "../controls/KeptNotice";
import { Skeleton } from "../controls/Skeleton";
import { formatCount, formatNanos } from "../model/numbers";
import { type LinkChoice, LINKS_PAGE, linksQuery } from "../trace/linkQueries";
import { type LinkOwner, LinkRow } from "./LinkRow";

interface LinksSectionProps {
  owner: LinkOwner;
  direction: Direction;
  choice: LinkChoice;
  summary: LinksSummary | undefined;
  /** The count that the outline told, until the answer is there. */
  expected: number;
}

/** The links of one direction: a table of their other ends, page after page, and what the waits come to. */
export function LinksSection({ owner, direction, choice, summary, expected }: LinksSectionProps) {
  const { source, traceId, spanId } = owner;
  const links = useInfiniteQuery(linksQuery(source, traceId, spanId, direction, choice));
  const ends = links.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = choice.service !== null || choice.state !== null;
  const matching = links.data?.pages[0]?.total;
  const total = summary?.total ?? (filtered ? expected : (matching ?? expected));
  const out = direction === "outgoing";
  return (
    <section className="links-section" data-testid={`links-${direction}`} aria-labelledby={`links-${direction}-title`}>
      <h3 id={`links-${direction}-title`}>
        {out ? "Links to" : "Linked from"} ({formatCount(total)})
      </h3>
      {links.isPending ? (
        <Skeleton rows={Math.max(1, Math.min(5, expected))} label="Reading the links" />
      ) : links.data === undefined ? (
        <Failure what="The links could not be read" thrown={links.error} retry={() => void links.refetch()} />
      ) : ends.length === 0 ? (
        <p className="muted details-empty">
          {total > 0
            ? "None of them passes the filter."
            : out
              ? "This span links to no other span."
              : "No stored span links to this one."}
        </p>
      ) : (
        <>
          {links.isRefetchError && <KeptNotice thrown={links.error} retry={() => void links.refetch()} />}
          <div className="links-scroller" role="group" tabIndex={0} aria-labelledby={`links-${direction}-title`}>
            <table className="links-table">
              <thead>
                <tr>
                  <th scope="col">{out ? "Linked Span ID" : "Linking Span ID"}</th>
                  <th scope="col">service</th>
                  <th scope="col">span</th>
                  <th scope="col">kind</th>
                  <th scope="col">status</th>
                  <th scope="col">started</th>
                  <th scope="col" className="number">
                    duration
                  </th>
                  <th scope="col" className="number" title="From the linked span's end to the linking span's start">
                    waited
                  </th>
                  <th scope="col">link attributes</th>
                </tr>
              </thead>
              <tbody>
                {ends.map((end, place) => (
                  // A span may link to another one twice.
                  // oxlint-disable-next-line react/no-array-index-key -- rows are only ever added at the end
                  <LinkRow key={place} end={end} direction={direction} owner={owner} />
                ))}
              </tbody>
            </table>
          </div>
          {links.hasNextPage && (
            <p className="links-more">
              <button
                type="button"
                className="button"
                disabled={links.isFetchingNextPage}
                onClick={() => void links.fetchNextPage()}
              >
                Show {Math.min(LINKS_PAGE, (matching ?? total) - ends.length)} more
              </button>
              <span className="muted">
                {formatCount(ends.length)} of {formatCount(matching ?? total)} shown
              </span>
            </p>
          )}
          {links.isFetchNextPageError && (
            <Failure
              what="More links could not be read"
              thrown={links.error}
              retry={() => void links.fetchNextPage()}
            />
          )}
        </>
      )}
      {summary !== undefined && summary.total > 0 && <SummaryLine summary={summary} />}
    </section>
  );
}

function SummaryLine({ summary }: { summary: LinksSummary }) {
  const { wait } = summary;
  const notStored = summary.total - (summary.states["resolved"] ?? 0);
  const asides = [
    count(summary.timings["overlaps"], "overlap", "overlaps"),
    count(summary.timings["skewed"], "is skewed", "are skewed"),
    count(notStored, "is not stored", "are not stored"),
  ].filter((text) => text !== null);
  return (
    <p className="links-summary muted">
      {wait !== null && waits(wait, summary.total)}
      {asides.length > 0 && (
        <>
          {wait === null ? "" : " · "}
          {asides.join(" · ")}
        </>
      )}
    </p>
  );
}

function waits(wait: NonNullable<LinksSummary["wait"]>, total: number): string {
  const over =
    wait.count === total ? `all ${formatCount(total)}` : `${formatCount(wait.count)} of ${formatCount(total)}`;
  if (wait.count === 1) {
    return `${formatNanos(wait.minNanos)} wait over ${over}`;
  }
  const figures = [
    ["min", wait.minNanos],
    ["p50", wait.p50Nanos],
    ["p99", wait.p99Nanos],
    ["max", wait.maxNanos],
  ] as const;
  return `${figures.map(([name, nanos]) => `${name} ${formatNanos(nanos)}`).join(" · ")} wait over ${over}`;
}

function count(of: number | undefined, one: string, many: string): string | null {
  if (of === undefined || of === 0) return null;
  return `${formatCount(of)} ${of === 1 ? one : many}`;
}
