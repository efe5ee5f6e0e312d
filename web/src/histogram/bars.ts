import type { Metrics } from "../api/metrics";
import { valueText } from "../model/attributes";
import { ROUND_STEPS } from "../model/roundSteps";
import { stepOf } from "../model/stepOf";
import type { NanosRange } from "../model/timeRange";

/** Matches by status. */
export interface Counts {
  unset: number;
  ok: number;
  error: number;
}

/** Stretches of time, one behind the other, with the matches that start in each and in the range, which the first and the last may only touch. */
export interface Bars {
  range: NanosRange;
  /** How long each is, but for those in which clocks are changed. */
  stepNanos: bigint;
  /** Where each begins, in ascending order, and where the last ends. */
  edges: readonly bigint[];
  counts: readonly Counts[];
}

const MOST_BARS = 100n;

/** The finest step that divides the range into no more bars than fit. */
export function stepFor(rangeNanos: bigint): bigint {
  return ROUND_STEPS.find((step) => rangeNanos <= step * MOST_BARS) ?? rangeNanos / MOST_BARS + 1n;
}

/** The range with its ends moved outwards to whole steps. */
export function alignedTo(stepNanos: bigint, { startNanos, endNanos }: NanosRange): NanosRange {
  const start = (BigInt(startNanos) / stepNanos) * stepNanos;
  const end = ((BigInt(endNanos) + stepNanos - 1n) / stepNanos) * stepNanos;
  return { startNanos: String(start), endNanos: String(end > start ? end : start + stepNanos) };
}

/** The bars of a range without any counts. */
export function emptyBars(range: NanosRange, stepNanos: bigint, edges: readonly bigint[]): Bars {
  return { range, stepNanos, edges, counts: edges.slice(1).map(() => ({ unset: 0, ok: 0, error: 0 })) };
}

/** The bars with what series by status add to them. A point counts for the step that ends at its time; one outside of them is left out. */
export function withCounts(bars: Bars, series: Metrics["series"]): Bars {
  const counts = bars.counts.map((held) => ({ ...held }));
  const begin = bars.edges[0] ?? 0n;
  const ends = bars.edges.slice(1);
  for (const { labels, points } of series) {
    const status = statusOf(valueText(Object.values(labels)[0]));
    for (const [time, value] of points) {
      // A step that ends where the first bar begins has the very first moment of that bar.
      const place = BigInt(time) < begin ? undefined : counts[stepOf(BigInt(time), ends)];
      if (place !== undefined) place[status] += Number(value ?? 0);
    }
  }
  return { ...bars, counts };
}

function statusOf(text: string): keyof Counts {
  return text === "error" || text === "ok" ? text : "unset";
}

export function sumOf({ unset, ok, error }: Counts): number {
  return unset + ok + error;
}

export function totalOf(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (sum, { unset, ok, error }) => ({ unset: sum.unset + unset, ok: sum.ok + ok, error: sum.error + error }),
    { unset: 0, ok: 0, error: 0 },
  );
}

/** The place among `count` that is next to one, which may lie outside of them. */
export function placeWithin(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place));
}

/** Which bar lies at a share of the width. */
export function barAt(share: number, count: number): number {
  return placeWithin(Math.floor(share * count), count);
}

/** The time in the range that the bars from one to another take, both included, in either order. */
export function rangeOf({ range, edges }: Bars, one: number, other: number): NanosRange {
  const [start, end] = [BigInt(range.startNanos), BigInt(range.endNanos)];
  const first = edges[Math.min(one, other)] ?? start;
  const last = edges[Math.max(one, other) + 1] ?? end;
  return { startNanos: String(first > start ? first : start), endNanos: String(last < end ? last : end) };
}

/** Which shares of the width lie before the range and behind it. */
export function outsideOf({ range, edges, counts }: Bars): { before: number; behind: number } {
  const [first = 0n, second = 0n] = edges;
  const [nextToLast = 0n, last = 0n] = edges.slice(-2);
  const share = (nanos: bigint, bar: bigint) => Math.max(0, Number(nanos) / Number(bar) / counts.length);
  return {
    before: share(BigInt(range.startNanos) - first, second - first),
    behind: share(last - BigInt(range.endNanos), last - nextToLast),
  };
}

/** Heights of a bar's parts as shares of the highest bar; a part that is not empty stays in sight. */
export function heightsOf(counts: Counts, most: number): Counts {
  const share = (count: number) => (count === 0 || most === 0 ? 0 : Math.max(0.04, count / most));
  const error = share(counts.error);
  const ok = Math.min(1 - error, share(counts.ok));
  return { error, ok, unset: Math.max(0, Math.min(1 - error - ok, share(counts.unset))) };
}
