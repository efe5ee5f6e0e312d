import { useQuery } from "@tanstack/react-query";
import { requestMetrics } from "../api/metrics";
import type { MissingSegment } from "../api/missing";
import { asked } from "../explorer/asked";
import { type ExplorerSearch, type Step, STEPS } from "../explorer/explorerSearch";
import { withProgress } from "../explorer/searchProgress";
import { alignedTo, stepFor } from "../histogram/bars";
import { endsOf } from "../histogram/histogramQuery";
import { wholeOf } from "../histogram/stretches";
import { EVERYTHING } from "../model/queryText";
import { chosenRange, type NanosRange } from "../model/timeRange";
import { bucketUnitOf, isOfQuantiles, spansBehind } from "./metricsText";
import { type Grid, readSeries, type SeriesData } from "./seriesData";

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

/** What each series is asked for: a sample for every step, or one that is computed of all spans of the range at once. */
type Samples = "of steps" | "of the whole";

/** The series of a metrics query over the chosen range; a step that nobody chose fits the range. */
export function useSeries(search: ExplorerSearch, samples: Samples, enabled: boolean) {
  const query = search.q ?? EVERYTHING;
  const chosen = chosenRange(search);
  return useQuery({
    queryKey: ["metrics", samples, query, chosen, samples === "of steps" ? search.step : undefined],
    queryFn: async ({ signal }): Promise<SeriesAnswer> => {
      const { range, cut } = await endsOf(spansBehind(query) ?? EVERYTHING, chosen, signal);
      if (range === null) return { ...NOTHING, cut };
      const { asks, stepNanos, grid } = samples === "of steps" ? inSteps(range, search.step) : atOnce(range);
      const answer = await withProgress((onProgress) => requestMetrics(query, asks, stepNanos, signal, onProgress));
      return {
        data: readSeries(answer, bucketUnitOf(query), { ...grid, zeroIsGap: isOfQuantiles(query) }),
        stepNanos,
        tookMillis: answer.stats?.tookMillis ?? null,
        cut: answer.cut?.detail ?? null,
        missing: answer.missing ?? [],
      };
    },
    meta: asked(query, chosen),
    enabled,
  });
}

interface Sampling {
  asks: NanosRange;
  stepNanos: bigint | null;
  grid: Omit<Grid, "zeroIsGap">;
}

function inSteps(range: NanosRange, chosen: Step | undefined): Sampling {
  const stepNanos =
    chosen === undefined ? stepFor(BigInt(range.endNanos) - BigInt(range.startNanos)) : STEPS[chosen].nanos;
  const asks = alignedTo(stepNanos, range);
  return { asks, stepNanos, grid: { range: asks, stepNanos } };
}

function atOnce(range: NanosRange): Sampling {
  const asks = wholeOf(range);
  const { endNanos } = asks;
  return { asks, stepNanos: null, grid: { range: { startNanos: endNanos, endNanos }, stepNanos: 1n } };
}

export type SeriesResult = ReturnType<typeof useSeries>;
