import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Cut } from "../api/cut";
import type { MissingSegment } from "../api/missing";
import type { Progress } from "../api/progress";
import { type SearchRequest, searchSpans, searchTraces, type SpanRow, type TraceRow } from "../api/search";
import { EVERYTHING } from "../model/queryText";
import { chosenRange, type NanosRange, resolveRange } from "../model/timeRange";
import { columnsOf, withColumns } from "../spans/columns";
import { asked } from "./asked";
import type { ExplorerSearch, Order } from "./explorerSearch";
import { withProgress } from "./searchProgress";

/** A page goes on in the range that the first page fixed, however far `now` has moved. */
interface PageStart {
  range: NanosRange | null;
  cursor: string | null;
}

const FIRST: PageStart = { range: null, cursor: null };

/** The matches in each list; only those of the list in the URL are asked for. */
export function useResults(search: ExplorerSearch, enabled: boolean) {
  const view = search.view ?? "traces";
  const query = search.q ?? EVERYTHING;
  const selecting = useMemo(() => withColumns(query, columnsOf(search.columns, query)), [query, search.columns]);
  const traces = useInfiniteQuery({
    ...resultsQuery<TraceRow>("traces", query, search, searchTraces),
    enabled: enabled && view === "traces",
  });
  const spans = useInfiniteQuery({
    ...resultsQuery<SpanRow>("spans", selecting, search, searchSpans),
    enabled: enabled && view === "spans",
  });
  return { traces, spans, shown: view === "spans" ? spans : traces };
}

export type Results = ReturnType<typeof useResults>;

interface Answer<Row> {
  items: Row[];
  next: string | null;
  cut?: Cut;
  missing?: MissingSegment[] | undefined;
  stats: { tookMillis?: number | undefined };
}

function resultsQuery<Row>(
  view: "traces" | "spans",
  query: string,
  search: ExplorerSearch,
  ask: (request: SearchRequest, signal: AbortSignal, onProgress: (held: Progress) => void) => Promise<Answer<Row>>,
) {
  const chosen = chosenRange(search);
  const order: Order = search.first ?? "newest";
  return infiniteQueryOptions({
    queryKey: ["search", view, query, chosen, order],
    queryFn: async ({ pageParam, signal }) => {
      const range = pageParam.range ?? resolveRange(chosen, new Date());
      const request = { query, cursor: pageParam.cursor, order, ...range };
      return { ...(await withProgress((onProgress) => ask(request, signal, onProgress))), range };
    },
    meta: asked(search.q ?? EVERYTHING, chosen),
    initialPageParam: FIRST,
    getNextPageParam: (page): PageStart | null =>
      page.next === null ? null : { range: page.range, cursor: page.next },
  });
}
