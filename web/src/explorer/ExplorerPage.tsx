import "./explorer.css";
import { allMissing } from "../api/missing";
import { Failure } from "../controls/Failure";
import { MissingNotice } from "../controls/MissingNotice";
import { useTitle } from "../frame/title";
import { useReady } from "../frame/ready";
import { useServerStatus } from "../frame/serverStatus";
import { asProblem, UnreachableServer } from "../api/problem";
import { DiscardedNotice } from "./DiscardedNotice";
import { Guide } from "./Guide";
import { QueryBar } from "./QueryBar";
import { NoMatch, Reading } from "./ResultStates";
import { useSpanResults, useTraceResults } from "./results";
import { SpanList } from "./SpanList";
import { TraceList } from "./TraceList";
import { useExplorerSearch } from "./useExplorerSearch";
import { ViewSwitch } from "./ViewSwitch";

/** Traces or spans that match a query in a time range; how to send the first span while there are none. */
export function ExplorerPage() {
  const [search] = useExplorerSearch();
  const status = useServerStatus();
  const empty = status.data?.spanCount === "0";
  const view = search.view ?? "traces";
  // An answer from before the first span would stay on the page after it.
  const asks = !status.isPending && !empty;
  const traces = useTraceResults(search, asks && view === "traces");
  const spans = useSpanResults(search, asks && view === "spans");
  const results = view === "traces" ? traces : spans;
  const first = results.data?.pages[0];
  const cut = results.data?.pages.some((page) => page.cut !== null && page.cut !== undefined) === true;
  useTitle("Explore");
  useReady("explorer", empty || !results.isPending);

  if (empty && status.data !== undefined) {
    return <Guide status={status.data} />;
  }
  const failure = results.error === null ? null : asProblem(results.error);
  return (
    <main className="explorer">
      <h1 className="visually-hidden">Explore</h1>
      <QueryBar failure={failure?.status === 400 ? failure : null} />
      <DiscardedNotice signals={status.data?.discardedSignals ?? []} />
      <ViewSwitch
        loaded={results.data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? null}
        more={results.hasNextPage}
        tookMillis={first?.stats.tookMillis ?? null}
        cut={cut}
      />
      <MissingNotice missing={allMissing(results.data?.pages ?? [])} />
      {results.isFetchNextPageError && !(failure instanceof UnreachableServer) && (
        <Failure what="More could not be read" thrown={failure} retry={() => void results.fetchNextPage()} />
      )}
      {results.isPending ? (
        <Reading stopped={results.fetchStatus === "idle"} onAgain={() => void results.refetch()} />
      ) : first === undefined ? (
        failure?.status !== 400 && (
          <Failure what="The search failed" thrown={failure} retry={() => void results.refetch()} />
        )
      ) : first.items.length === 0 ? (
        <NoMatch />
      ) : view === "traces" ? (
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
    </main>
  );
}
