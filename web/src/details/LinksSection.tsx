import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Direction, LinksSummary } from "../api/links";
import { Failure } from "../controls/Failure";
import { KeptNotice } from "../controls/KeptNotice";
import { Skeleton } from "../controls/Skeleton";
import { readOnOf } from "../explorer/readOn";
import { formatCount } from "../model/numbers";
import { type LinkChoice, linksQuery, pageSize } from "../trace/linkQueries";
import { useTraceSource } from "../trace/sourceContext";
import { holding, type LinkListing } from "./linkListing";
import type { LinkOwner } from "./LinkRow";
import { LinksSummaryLine } from "./LinksSummaryLine";
import { LinksTable } from "./LinksTable";
import { countsOf, listedInWords, moreInWords } from "./listedInWords";

interface LinksSectionProps {
  owner: LinkOwner;
  direction: Direction;
  choice: LinkChoice;
  listing: LinkListing;
  summary: LinksSummary | undefined;
  /** The count that the outline told, until the answer is there. */
  expected: number;
}

/** The links of one direction: a table of their other ends, page after page, and what the waits come to. */
export function LinksSection({ owner, direction, choice, listing, summary, expected }: LinksSectionProps) {
  const source = useTraceSource();
  const { traceId, spanId } = owner;
  const text = listing.text.trim();
  const page = pageSize(text !== "");
  const links = useInfiniteQuery(linksQuery(source, traceId, spanId, direction, choice, page));
  const ends = useMemo(() => links.data?.pages.flatMap(({ items }) => items) ?? [], [links.data]);
  const shown = useMemo(() => holding(ends, text), [ends, text]);
  const filtered = choice.service !== null || choice.state !== null;
  const counts = countsOf(links.data?.pages ?? [], shown.length, expected);
  const total = summary?.total ?? (filtered ? expected : counts.all);
  const out = direction === "outgoing";
  const title = `links-${direction}-title`;
  const { more, reading, onMore } = readOnOf(links);
  const readOn = () => {
    if (more && !reading) onMore();
  };
  return (
    <section className="links-section" data-testid={`links-${direction}`} aria-labelledby={title}>
      <div className="links-head">
        <h3 id={title}>
          {out ? "Links to" : "Linked from"} ({formatCount(total)})
        </h3>
        <p role="status" className="muted">
          {ends.length > 0 && listedInWords(counts, text)}
        </p>
      </div>
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
              : `No ${source.holder === "server" ? "stored span" : "span of the file"} links to this one.`}
        </p>
      ) : (
        <>
          {links.isRefetchError && <KeptNotice thrown={links.error} retry={() => void links.refetch()} />}
          {shown.length > 0 && (
            <LinksTable
              key={JSON.stringify(choice)}
              links={shown}
              grouped={listing.grouped}
              direction={direction}
              owner={owner}
              labelledBy={title}
            />
          )}
          {(more || links.data.pages.length > 1) && (
            <p className="links-more">
              <button type="button" className="button" aria-disabled={reading || !more} onClick={readOn}>
                {moreInWords(more ? Math.max(1, Math.min(page, counts.all - counts.read)) : 0, text)}
              </button>
            </p>
          )}
          {links.isFetchNextPageError && (
            <Failure what="More links could not be read" thrown={links.error} retry={readOn} />
          )}
        </>
      )}
      {summary !== undefined && summary.total > 0 && <LinksSummaryLine summary={summary} />}
    </section>
  );
}
