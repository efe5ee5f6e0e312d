import { allMissing } from "../api/missing";
import { asProblem, UnreachableServer } from "../api/problem";
import { Failure } from "../controls/Failure";
import { MissingNotice } from "../controls/MissingNotice";
import { formatCount, plural } from "../model/numbers";
import { MetricsAsSpans } from "../series/MetricsAsSpans";
import { ColumnPicker } from "../spans/ColumnPicker";
import { SpanList } from "../spans/SpanList";
import { type Order, ORDERS } from "./explorerSearch";
import type { Results as SearchResults } from "./results";
import { NoMatch, Reading, Refused } from "./ResultStates";
import { TraceList } from "./TraceList";
import { useExplorerSearch } from "./useExplorerSearch";
import { ViewBar } from "./ViewBar";

const CUT =
  "Partial: the search stopped at a limit of the server. A shorter time range or one more filter gives the whole answer.";

interface ResultsProps {
  results: SearchResults;
  /** The query computes numbers, which no list of spans can show. */
  metrics: boolean;
}

/** The matches as the chosen list has them, and whatever stands in their place. */
export function Results({ results, metrics }: ResultsProps) {
  const { traces, spans, shown } = results;
  const [{ first: order = "newest" }] = useExplorerSearch();
  const first = shown.data?.pages[0];
  const failure = shown.error === null ? null : asProblem(shown.error);
  return (
    <div className="explorer-results">
      <ViewBar
        status={metrics ? "" : statusOf(results, order)}
        cut={shown.data?.pages.some((page) => page.cut !== null && page.cut !== undefined) === true ? CUT : null}
      >
        {shown === spans && !metrics && <ColumnPicker />}
      </ViewBar>
      <MissingNotice missing={allMissing(shown.data?.pages ?? [])} />
      {shown.isFetchNextPageError && !(failure instanceof UnreachableServer) && (
        <Failure what="More could not be read" thrown={failure} retry={() => void shown.fetchNextPage()} />
      )}
      {metrics ? (
        <MetricsAsSpans />
      ) : shown.isPending ? (
        <Reading what="search" stopped={shown.fetchStatus === "idle"} onAgain={() => void shown.refetch()}>
          {shown === traces ? (
            <TraceList traces={null} more={false} onMore={doNothing} />
          ) : (
            <SpanList spans={null} more={false} onMore={doNothing} />
          )}
        </Reading>
      ) : first === undefined ? (
        failure?.status === 400 ? (
          <Refused problem={failure} />
        ) : (
          <Failure what="The search failed" thrown={failure} retry={() => void shown.refetch()} />
        )
      ) : first.items.length === 0 ? (
        <NoMatch />
      ) : shown === traces ? (
        <TraceList
          traces={traces.data?.pages.flatMap((page) => page.items) ?? []}
          more={traces.hasNextPage}
          onMore={() => void traces.fetchNextPage()}
        />
      ) : (
        <SpanList
          spans={spans.data?.pages.flatMap((page) => page.items) ?? []}
          more={spans.hasNextPage}
          onMore={() => void spans.fetchNextPage()}
        />
      )}
    </div>
  );
}

function doNothing(): void {}

function statusOf({ traces, shown }: SearchResults, order: Order): string {
  const pages = shown.data?.pages;
  if (pages === undefined) return "";
  const loaded = pages.reduce((sum, page) => sum + page.items.length, 0);
  const took = pages[0]?.stats.tookMillis;
  return [
    shown === traces && order !== "longest"
      ? `${plural(loaded, "trace")}, ${order} match first`
      : `${plural(loaded, shown === traces ? "trace" : "span")}, ${ORDERS[order]}`,
    shown.hasNextPage ? ", more below" : "",
    took === undefined ? "" : ` · ${formatCount(took)} ms`,
  ].join("");
}
