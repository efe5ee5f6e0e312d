import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import type { MissingSegment } from "../api/missing";
import { searchSpans, searchTraces, type SpanRow, type TraceRow } from "../api/search";
import { EVERYTHING } from "../model/queryText";
import { chosenRange, type NanosRange, resolveRange } from "../model/timeRange";
import type { ExplorerSearch } from "./explorerSearch";

/** A page goes on in the range that the first page fixed, however far `now` has moved. */
interface PageStart {
  range: NanosRange | null;
  cursor: string | null;
}

const FIRST: PageStart = { range: null, cursor: null };

export function useTraceResults(search: ExplorerSearch, enabled: boolean) {
  return useInfiniteQuery({ ...resultsQuery<TraceRow>("traces", search, searchTraces), enabled });
}

export function useSpanResults(search: ExplorerSearch, enabled: boolean) {
  return useInfiniteQuery({ ...resultsQuery<SpanRow>("spans", search, searchSpans), enabled });
}

interface Answer<Row> {
  items: Row[];
  next: string | null;
  cut?: unknown;
  missing?: MissingSegment[] | undefined;
  stats: { tookMillis?: number | undefined };
}

function resultsQuery<Row>(
  view: "traces" | "spans",
  search: ExplorerSearch,
  ask: (request: { query: string; cursor: string | null } & NanosRange, signal: AbortSignal) => Promise<Answer<Row>>,
) {
  const chosen = chosenRange(search);
  const query = search.q ?? EVERYTHING;
  return infiniteQueryOptions({
    queryKey: ["search", view, query, chosen],
    queryFn: async ({ pageParam, signal }) => {
      const range = pageParam.range ?? resolveRange(chosen, new Date());
      return { ...(await ask({ query, cursor: pageParam.cursor, ...range }, signal)), range };
    },
    initialPageParam: FIRST,
    getNextPageParam: (page): PageStart | null =>
      page.next === null ? null : { range: page.range, cursor: page.next },
  });
}
