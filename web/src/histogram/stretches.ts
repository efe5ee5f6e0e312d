import type { NanosRange } from "../model/timeRange";

/** How the matches of exactly one range are asked of series, whose samples measure whole steps that end at multiples of the step. */
export interface Stretches {
  /** From the range's start to the first such multiple: one sample; null where the steps have it too. */
  head: NanosRange | null;
  /** From the first multiple to the last in the range; the sample at its start belongs to the head, where there is one. */
  steps: NanosRange | null;
  /** From the last multiple on: one sample. */
  tail: NanosRange | null;
}

/** Divides a range. A sample without a step measures the time behind its start, up to its end: half-open the other way around. */
export function stretchesOf(stepNanos: bigint, { startNanos, endNanos }: NanosRange): Stretches {
  const start = BigInt(startNanos);
  const last = BigInt(endNanos) - 1n;
  if (last < start) return { head: null, steps: null, tail: null };
  const first = ((start + stepNanos - 1n) / stepNanos) * stepNanos;
  const end = (last / stepNanos) * stepNanos;
  if (first > end) return { head: null, steps: null, tail: stretch(start - 1n, last) };
  const fromZero = start === 0n;
  return {
    head: fromZero ? null : stretch(start - 1n, first),
    steps: first < end || fromZero ? stretch(first, end) : null,
    tail: end < last ? stretch(end, last) : null,
  };
}

/** The whole range as the request of one sample, which measures exactly the spans that start in the range. */
export function wholeOf({ startNanos, endNanos }: NanosRange): NanosRange {
  const start = BigInt(startNanos);
  return stretch(start > 0n ? start - 1n : start, BigInt(endNanos) - 1n);
}

function stretch(start: bigint, end: bigint): NanosRange {
  return { startNanos: String(start), endNanos: String(end) };
}
