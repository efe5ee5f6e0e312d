import type { NanosRange } from "../model/timeRange";

/** How far clocks are ahead of UTC at a time of the epoch, both in nanoseconds. */
export type Clock = (epochNanos: bigint) => bigint;

export const UTC: Clock = () => 0n;

/**
 * Times that divide a range into bars, ascending: the first not behind its start, the last not before its end. They lie where the clock
 * shows whole steps since the begin of 1970, so that bars of hours begin at full hours and bars of days at midnight; a bar in which clocks
 * are changed is shorter or longer by that.
 */
export function edgesOf(stepNanos: bigint, range: NanosRange, clock: Clock): readonly bigint[] {
  const ahead = clock(BigInt(range.startNanos));
  const even = edgesBy(stepNanos, range, () => ahead);
  // Where clocks change by whole steps, or not at all, every bar is one step long.
  return even.every((edge) => (clock(edge) - ahead) % stepNanos === 0n) ? even : edgesBy(stepNanos, range, clock);
}

function edgesBy(stepNanos: bigint, { startNanos, endNanos }: NanosRange, clock: Clock): bigint[] {
  const [start, end] = [BigInt(startNanos), BigInt(endNanos)];
  const timeWhen = (shown: bigint) => shown - clock(shown - clock(shown));
  let shown = floored(start + clock(start), stepNanos);
  while (timeWhen(shown) > start) shown -= stepNanos;
  const edges = [timeWhen(shown)];
  do {
    shown += stepNanos;
    edges.push(timeWhen(shown));
  } while (timeWhen(shown) < end);
  return edges;
}

function floored(time: bigint, stepNanos: bigint): bigint {
  const rest = time % stepNanos;
  return time - (rest < 0n ? rest + stepNanos : rest);
}

/** More samples than these are not asked for the sake of a clock. */
const MOST_SAMPLES = 5_000n;

/** Where bars lie, and the steps of the samples that they are made of: series are sampled at the multiples of a step alone. */
export interface Division {
  edges: readonly bigint[];
  sampleNanos: bigint;
}

/** Divides a range into bars by a clock; by UTC where that clock would take too many samples. */
export function divisionOf(stepNanos: bigint, range: NanosRange, clock: Clock): Division {
  const edges = edgesOf(stepNanos, range, clock);
  const sampleNanos = edges.reduce(commonDivisor, stepNanos);
  const length = (edges.at(-1) ?? 0n) - (edges[0] ?? 0n);
  return length / sampleNanos > MOST_SAMPLES
    ? { edges: edgesOf(stepNanos, range, UTC), sampleNanos: stepNanos }
    : { edges, sampleNanos };
}

function commonDivisor(one: bigint, other: bigint): bigint {
  let [held, rest] = [one, other];
  while (rest !== 0n) [held, rest] = [rest, held % rest];
  return held < 0n ? -held : held;
}
