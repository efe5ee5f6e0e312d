import type { Metrics } from "../api/metrics";
import { valueText } from "../model/attributes";
import type { NanosRange } from "../model/timeRange";

/** Matches by status. */
export interface Counts {
  unset: number;
  ok: number;
  error: number;
}

/** Equal stretches of time, one behind the other from `startNanos` on, with the matches that start in each. */
export interface Bars {
  startNanos: bigint;
  stepNanos: bigint;
  counts: readonly Counts[];
}

const MOST_BARS = 100n;
const SECOND = 1_000_000_000n;
const MINUTE = 60n * SECOND;
const DAY = 1440n * MINUTE;
/** Whole parts of the next larger unit, so that bars begin at times that people read. */
const STEPS: readonly bigint[] = [
  ...[1n, 10n, 100n, 1_000n, 10_000n, 100_000n, 1_000_000n, 10_000_000n, 100_000_000n].flatMap((size) => [
    size,
    2n * size,
    5n * size,
  ]),
  ...[1n, 2n, 5n, 10n, 15n, 30n].map((seconds) => seconds * SECOND),
  ...[1n, 2n, 5n, 10n, 15n, 30n, 60n, 120n, 180n, 360n, 720n].map((minutes) => minutes * MINUTE),
  ...[1n, 2n, 7n, 14n, 30n, 90n, 180n, 365n].map((days) => days * DAY),
];

/** The finest step that divides the range into no more bars than fit. */
export function stepFor(rangeNanos: bigint): bigint {
  return STEPS.find((step) => rangeNanos <= step * MOST_BARS) ?? rangeNanos / MOST_BARS + 1n;
}

/** The range with its ends moved outwards to whole steps. */
export function alignedTo(stepNanos: bigint, { startNanos, endNanos }: NanosRange): NanosRange {
  const start = (BigInt(startNanos) / stepNanos) * stepNanos;
  const end = ((BigInt(endNanos) + stepNanos - 1n) / stepNanos) * stepNanos;
  return { startNanos: String(start), endNanos: String(end > start ? end : start + stepNanos) };
}

/** The bars of an aligned range from series by status; what lies outside of it is left out. */
export function barsOf(series: Metrics["series"], stepNanos: bigint, { startNanos, endNanos }: NanosRange): Bars {
  const start = BigInt(startNanos);
  const counts = Array.from({ length: Number((BigInt(endNanos) - start) / stepNanos) }, () => ({
    unset: 0,
    ok: 0,
    error: 0,
  }));
  for (const { labels, points } of series) {
    const status = statusOf(valueText(Object.values(labels)[0]));
    for (const [time, value] of points) {
      const place = counts[Number((BigInt(time) - start - 1n) / stepNanos)];
      if (place !== undefined && BigInt(time) > start) place[status] += Number(value ?? 0);
    }
  }
  return { startNanos: start, stepNanos, counts };
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

/** Which bar lies at a share of the width. */
export function barAt(share: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor(share * count)));
}

/** The time that the bars from one to another take, both included, in either order. */
export function rangeOf({ startNanos, stepNanos }: Bars, one: number, other: number): NanosRange {
  const first = BigInt(Math.min(one, other));
  const last = BigInt(Math.max(one, other));
  return {
    startNanos: String(startNanos + first * stepNanos),
    endNanos: String(startNanos + (last + 1n) * stepNanos),
  };
}

/** Heights of a bar's parts as shares of the highest bar; a part that is not empty stays in sight. */
export function heightsOf(counts: Counts, most: number): { failed: number; others: number } {
  const share = (count: number) => (count === 0 || most === 0 ? 0 : Math.max(0.04, count / most));
  const failed = share(counts.error);
  return { failed, others: Math.max(0, Math.min(1 - failed, share(counts.unset + counts.ok))) };
}
