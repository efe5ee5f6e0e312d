import { CancelledError } from "@tanstack/react-query";
import { useMemo } from "react";
import { cutOfPages } from "../api/cut";
import { allMissing } from "../api/missing";
import { asProblem, UnreachableServer } from "../api/problem";
import { CancelledNotice } from "../controls/CancelledNotice";
import { Failure } from "../controls/Failure";
import { KeptNotice } from "../controls/KeptNotice";
import { Notices } from "../controls/Notices";
import { formatCount, plural } from "../model/numbers";
import { MetricsAsSpans } from "../series/MetricsAsSpans";
import { ColumnPicker } from "../spans/ColumnPicker";
import { SpanList } from "../spans/SpanList";
import { type ExplorerSearch, type Order, ORDERS } from "./explorerSearch";
import { goingOnBehind } from "./goingOn";
import { Cancelled, Reading } from "./Reading";
import { NOTHING_MORE, type ReadOn, readOnOf } from "./readOn";
import type { Results as SearchResults } from "./useResults";
import { NoMatch, Refused } from "./ResultStates";
import { TraceList } from "./TraceList";
import { useExplorerSearch } from "./useExplorerSearch";
import { ViewBar } from "./ViewBar";

interface ResultsProps {
  results: SearchResults;
  /** The query computes numbers, which no list of spans can show. */
  metrics: boolean;
  /** What stands beside the answer is being counted. */
  counting: boolean;
}

/** The matches as the chosen list has them, and whatever stands in their place. */
export function Results({ results, metrics, counting }: ResultsProps) {
  const { traces, spans, shown } = results;
  const [search] = useExplorerSearch();
  const pages = shown.data?.pages ?? [];
  const traceRows = useMemo(() => traces.data?.pages.flatMap((page) => page.items) ?? [], [traces.data]);
  const spanRows = useMemo(() => spans.data?.pages.flatMap((page) => page.items) ?? [], [spans.data]);
  const first = pages[0];
  const cut = cutOfPages(pages);
  const goOn = readOnOf(shown);
  const failure = shown.error === null ? null : asProblem(shown.error);
  const cancelled = shown.error instanceof CancelledError;
  return (
    <>
      <ViewBar
        status={metrics ? "" : statusOf(results, goOn, search.first ?? "newest")}
        goingOn={goingOnBehind(metrics ? [] : [shown], counting)}
      >
        {shown === spans && !metrics && <ColumnPicker rows={spanRows} />}
      </ViewBar>
      {metrics ? (
        <MetricsAsSpans />
      ) : shown.isPending ? (
        <Reading what="search">
          {shown === traces ? (
            <TraceList traces={null} {...NOTHING_MORE} />
          ) : (
            <SpanList spans={null} {...NOTHING_MORE} />
          )}
        </Reading>
      ) : first === undefined ? (
        cancelled ? (
          <Cancelled what="search" onAgain={() => void shown.refetch()} />
        ) : failure?.status === 400 ? (
          <Refused />
        ) : (
          <Failure what="The search failed" thrown={failure} retry={() => void shown.refetch()} />
        )
      ) : pages.every((page) => page.items.length === 0) ? (
        <NoMatch late={goOn.late} {...(goOn.more && { goOn })} />
      ) : shown === traces ? (
        <TraceList key={listKey(search)} traces={traceRows} {...goOn} />
      ) : (
        <SpanList key={listKey(search)} spans={spanRows} {...goOn} />
      )}
      <Notices cut={metrics || cut === null ? null : `Partial: ${cut}`} missing={allMissing(pages)}>
        {shown.isFetchNextPageError &&
          !(failure instanceof UnreachableServer) &&
          (cancelled ? (
            !shown.isFetching && (
              <CancelledNotice what="Not read further: cancelled." again="Go on" onAgain={goOn.onMore} />
            )
          ) : (
            <Failure what="More could not be read" thrown={failure} retry={() => void shown.fetchNextPage()} />
          ))}
        {shown.isRefetchError && (
          <KeptNotice thrown={shown.error} reading={shown.isFetching} retry={() => void shown.refetch()} />
        )}
      </Notices>
    </>
  );
}

/** Another list begins at its own place: everything of the URL but what arranges the same rows. */
function listKey(search: ExplorerSearch): string {
  return JSON.stringify({
    ...search,
    columns: undefined,
    facets: undefined,
    folded: undefined,
    every: undefined,
    step: undefined,
  });
}

function statusOf({ traces, shown }: SearchResults, { more, late }: ReadOn, order: Order): string {
  const pages = shown.data?.pages;
  if (pages === undefined) return "";
  const loaded = pages.reduce((sum, page) => sum + page.items.length, 0);
  const took = pages[0]?.stats.tookMillis;
  return [
    shown === traces && order !== "longest"
      ? `${plural(loaded, "trace")}, ${order} match first`
      : `${plural(loaded, shown === traces ? "trace" : "span")}, ${ORDERS[order]}`,
    more && !late ? ", more below" : "",
    took === undefined ? "" : ` · ${formatCount(took)} ms`,
  ].join("");
}
