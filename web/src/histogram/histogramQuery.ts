import { useQuery } from "@tanstack/react-query";
import { requestMetrics } from "../api/metrics";
import { findEnd } from "../api/search";
import { asked } from "../explorer/asked";
import { type ChosenRange, type NanosRange, resolveRange } from "../model/timeRange";
import { addStage } from "../query/stages";
import { alignedTo, type Bars, barsOf, stepFor } from "./bars";

export interface Histogram {
  /** Null where nothing matches, so that all time has no ends. */
  bars: Bars | null;
  /** What is missing of the counts, in words. */
  cut: string | null;
}

/** Matches over time by status; a request of its own, which no list waits for. */
export function useHistogram(query: string, chosen: ChosenRange, enabled: boolean) {
  return useQuery({
    queryKey: ["histogram", query, chosen],
    queryFn: async ({ signal }): Promise<Histogram> => {
      const { range, cut: unseen } = await endsOf(query, chosen, signal);
      if (range === null) return { bars: null, cut: unseen };
      const step = stepFor(BigInt(range.endNanos) - BigInt(range.startNanos));
      const aligned = alignedTo(step, range);
      const counted = addStage(query, "count_over_time() by (span:status)");
      const { series, cut } = await requestMetrics(counted, aligned, step, signal);
      return { bars: barsOf(series, step, aligned), cut: cut?.detail ?? null };
    },
    meta: asked(query, chosen),
    enabled,
    placeholderData: (held) => held,
  });
}

/** The range to draw. */
export interface Ends {
  /** Null where nothing matches, so that all time has no ends. */
  range: NanosRange | null;
  /** Why something may match all the same, in words. */
  cut: string | null;
}

/** The ends to draw: those chosen, and for all time those of the spans that match. */
export async function endsOf(query: string, chosen: ChosenRange, signal: AbortSignal): Promise<Ends> {
  const range = resolveRange(chosen, new Date());
  if (chosen.kind === "absolute" || chosen.range !== "all") return { range, cut: null };
  const [first, last] = await Promise.all([
    findEnd(query, range, "oldest", signal),
    findEnd(query, range, "newest", signal),
  ]);
  return first.startNanos === null || last.startNanos === null
    ? { range: null, cut: first.cut ?? last.cut }
    : { range: { startNanos: first.startNanos, endNanos: String(BigInt(last.startNanos) + 1n) }, cut: null };
}
