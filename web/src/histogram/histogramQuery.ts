import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { incompleteInWords } from "../api/incomplete";
import { type Metrics, requestMetrics } from "../api/metrics";
import type { Progress } from "../api/progress";
import { findEnd } from "../api/search";
import { sideBySide } from "../api/sideBySide";
import { isAllTime } from "../explorer/allTime";
import { asked } from "../explorer/asked";
import { aheadOfUtc, type Zone } from "../model/instants";
import { type ChosenRange, type NanosRange, resolveRange } from "../model/timeRange";
import { addStage } from "../query/stages";
import { type Bars, emptyBars, stepFor, withCounts } from "./bars";
import { divisionOf } from "./edges";
import { stretchesOf } from "./stretches";

export interface Histogram {
  /** Null where nothing matches, so that all time has no ends. */
  bars: Bars | null;
  /** What is missing of the counts, in words. */
  cut: string | null;
}

/**
 * Matches in the range over time by status, all of them and no others; requests of their own, which no list waits for.
 *
 * @param counted finds the spans to count: the query itself, or that part of it which does
 * @param zone whose hours and days bars begin with
 */
export function useHistogram(query: string, counted: string, chosen: ChosenRange, zone: Zone, enabled: boolean) {
  const [progress, tell] = useState<Progress | null>(null);
  const histogram = useQuery({
    queryKey: ["histogram", counted, chosen, zone],
    queryFn: ({ signal }) => {
      tell(null);
      return countMatches(counted, chosen, zone, signal, tell);
    },
    meta: asked(query, chosen),
    enabled,
    placeholderData: (held) => held,
  });
  return { histogram, progress };
}

/** Counts the spans that a query finds in the range, by status and by bars of the zone's hours and days. */
export async function countMatches(
  query: string,
  chosen: ChosenRange,
  zone: Zone,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Histogram> {
  const { range, cut: unseen } = await endsOf(query, chosen, signal);
  if (range === null) return { bars: null, cut: unseen };
  const step = stepFor(BigInt(range.endNanos) - BigInt(range.startNanos));
  const byStatus = addStage(query, "count_over_time() by (span:status)");
  const { edges, sampleNanos } = divisionOf(step, range, (time) => aheadOfUtc(time, zone));
  const { head, steps, tail } = stretchesOf(sampleNanos, range);
  const ear = sideBySide(onProgress);
  const answers = await Promise.all([
    head === null ? NOTHING : requestMetrics(byStatus, head, null, signal, ear()),
    steps === null ? NOTHING : requestMetrics(byStatus, steps, sampleNanos, signal, ear()),
    tail === null ? NOTHING : requestMetrics(byStatus, tail, null, signal, ear()),
  ]);
  const [first, whole, last] = answers;
  const ofSteps = head === null ? whole.series : withoutPointAt(steps?.startNanos ?? "", whole.series);
  const bars = withCounts(emptyBars(range, step, edges), [...first.series, ...ofSteps, ...last.series]);
  return { bars, cut: incompleteInWords(answers) };
}

const NOTHING: Metrics = { series: [], cut: null };

function withoutPointAt(time: string, series: Metrics["series"]): Metrics["series"] {
  return series.map((held) => ({ ...held, points: held.points.filter((point) => point[0] !== time) }));
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
  if (!isAllTime(chosen)) return { range, cut: null };
  const [first, last] = await Promise.all([
    findEnd(query, range, "oldest", signal),
    findEnd(query, range, "newest", signal),
  ]);
  return first.startNanos === null || last.startNanos === null
    ? { range: null, cut: first.cut ?? last.cut }
    : { range: { startNanos: first.startNanos, endNanos: String(BigInt(last.startNanos) + 1n) }, cut: null };
}
