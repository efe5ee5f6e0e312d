import { useQuery } from "@tanstack/react-query";
import { requestMetrics } from "../api/metrics";
import type { MissingSegment } from "../api/missing";
import { asked } from "../explorer/asked";
import { type ExplorerSearch, STEPS } from "../explorer/explorerSearch";
import { withProgress } from "../explorer/searchProgress";
import { alignedTo, stepFor } from "../histogram/bars";
import { endsOf } from "../histogram/histogramQuery";
import { EVERYTHING } from "../model/queryText";
import { chosenRange } from "../model/timeRange";
import { bucketUnitOf, isOfQuantiles, spansBehind } from "./metricsText";
import { readSeries, type SeriesData } from "./seriesData";

export interface SeriesAnswer {
  /** Null where nothing matches, so that all time has no ends. */
  data: SeriesData | null;
  stepNanos: bigint;
  tookMillis: number | null;
  /** What is missing of it, in words. */
  cut: string | null;
  missing: readonly MissingSegment[];
}

const NOTHING: SeriesAnswer = { data: null, stepNanos: 1n, tookMillis: null, cut: null, missing: [] };

/** The series of a metrics query over the chosen range; a step that nobody chose fits the range. */
export function useSeries(search: ExplorerSearch, enabled: boolean) {
  const query = search.q ?? EVERYTHING;
  const chosen = chosenRange(search);
  return useQuery({
    queryKey: ["metrics", query, chosen, search.step],
    queryFn: async ({ signal }): Promise<SeriesAnswer> => {
      const { range, cut } = await endsOf(spansBehind(query) ?? EVERYTHING, chosen, signal);
      if (range === null) return { ...NOTHING, cut };
      const step =
        search.step === undefined
          ? stepFor(BigInt(range.endNanos) - BigInt(range.startNanos))
          : STEPS[search.step].nanos;
      const steps = alignedTo(step, range);
      const answer = await withProgress((onProgress) => requestMetrics(query, steps, step, signal, onProgress));
      return {
        data: readSeries(answer, bucketUnitOf(query), {
          range: steps,
          stepNanos: step,
          zeroIsGap: isOfQuantiles(query),
        }),
        stepNanos: step,
        tookMillis: answer.stats?.tookMillis ?? null,
        cut: answer.cut?.detail ?? null,
        missing: answer.missing ?? [],
      };
    },
    meta: asked(query, chosen),
    enabled,
  });
}

export type SeriesResult = ReturnType<typeof useSeries>;
