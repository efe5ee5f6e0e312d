import { useQuery } from "@tanstack/react-query";
import { cutInWords } from "../api/cut";
import { requestMetrics } from "../api/metrics";
import type { MissingSegment } from "../api/missing";
import { asked } from "../explorer/asked";
import type { ExplorerSearch } from "../explorer/explorerSearch";
import { withProgress } from "../explorer/searchProgress";
import { endsOf } from "../histogram/histogramQuery";
import { EVERYTHING } from "../model/queryText";
import { chosenRange } from "../model/timeRange";
import { bucketUnitOf, isOfQuantiles, spansBehind } from "./metricsText";
import { type Samples, samplingOf } from "./sampling";
import { readSeries, type SeriesData } from "./seriesData";

export interface SeriesAnswer {
  /** Null where nothing matches, so that all time has no ends. */
  data: SeriesData | null;
  /** From one sample to the next; null where there is one, of the whole range. */
  stepNanos: bigint | null;
  tookMillis: number | null;
  /** What is missing of it, in words. */
  cut: string | null;
  missing: readonly MissingSegment[];
}

const NOTHING: SeriesAnswer = { data: null, stepNanos: null, tookMillis: null, cut: null, missing: [] };

/** The series of a metrics query over the chosen range; a step that nobody chose fits the range. */
export function useSeries(search: ExplorerSearch, samples: Samples, enabled: boolean) {
  const query = search.q ?? EVERYTHING;
  const chosen = chosenRange(search);
  return useQuery({
    queryKey: ["metrics", samples, query, chosen, samples === "of steps" ? search.step : undefined],
    queryFn: async ({ signal }): Promise<SeriesAnswer> => {
      const { range, cut } = await endsOf(spansBehind(query) ?? EVERYTHING, chosen, signal);
      if (range === null) return { ...NOTHING, cut };
      const { asks, stepNanos, grid } = samplingOf(samples, range, chosen, search.step);
      const answer = await withProgress((onProgress) => requestMetrics(query, asks, stepNanos, signal, onProgress));
      return {
        data: readSeries(answer, bucketUnitOf(query), { ...grid, zeroIsGap: isOfQuantiles(query) }),
        stepNanos,
        tookMillis: answer.stats?.tookMillis ?? null,
        cut: cutInWords(answer.cut),
        missing: answer.missing ?? [],
      };
    },
    meta: asked(query, chosen),
    enabled,
  });
}

export type SeriesResult = ReturnType<typeof useSeries>;
