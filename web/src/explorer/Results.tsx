import { allMissing } from "../api/missing";
import { asProblem, UnreachableServer } from "../api/problem";
import { Failure } from "../controls/Failure";
import { MissingNotice } from "../controls/MissingNotice";
import type { Results as SearchResults } from "./results";
import { NoMatch, Reading, Refused } from "./ResultStates";
import { SpanList } from "./SpanList";
import { TraceList } from "./TraceList";
import { ViewSwitch } from "./ViewSwitch";

/** The matches as the chosen view lists them, and whatever stands in their place. */
export function Results({ results }: { results: SearchResults }) {
  const { traces, spans, shown } = results;
  const first = shown.data?.pages[0];
  const failure = shown.error === null ? null : asProblem(shown.error);
  return (
    <div className="explorer-results">
      <ViewSwitch
        loaded={shown.data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? null}
        more={shown.hasNextPage}
        tookMillis={first?.stats.tookMillis ?? null}
        cut={shown.data?.pages.some((page) => page.cut !== null && page.cut !== undefined) === true}
      />
      <MissingNotice missing={allMissing(shown.data?.pages ?? [])} />
      {shown.isFetchNextPageError && !(failure instanceof UnreachableServer) && (
        <Failure what="More could not be read" thrown={failure} retry={() => void shown.fetchNextPage()} />
      )}
      {shown.isPending ? (
        <Reading stopped={shown.fetchStatus === "idle"} onAgain={() => void shown.refetch()} />
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
