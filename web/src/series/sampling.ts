import { isAllTime } from "../explorer/allTime";
import { type Step, STEPS } from "../explorer/explorerSearch";
import { alignedTo, stepFor } from "../histogram/bars";
import { wholeOf } from "../histogram/stretches";
import type { ChosenRange, NanosRange } from "../model/timeRange";
import type { Grid } from "./seriesData";

/** What each series is asked for: a sample for every step, or one that is computed of all spans of the range at once. */
export type Samples = "of steps" | "of the whole";

/** How the samples of a range are asked for, and where they lie. */
export interface Sampling {
  asks: NanosRange;
  /** Null for one sample. */
  stepNanos: bigint | null;
  grid: Omit<Grid, "zeroIsGap">;
}

const SECOND_NANOS = 1_000_000_000n;

/**
 * The samples of a range, at steps that fit it where nobody chose their length. The ends of all time are those of its spans, however close
 * they lie: it is whole seconds, and its steps are no shorter, since a rate over less than a second would say more spans a second than there
 * are at all. Tempo chooses no step shorter than a second either.
 */
export function samplingOf(samples: Samples, ends: NanosRange, chosen: ChosenRange, step: Step | undefined): Sampling {
  const all = isAllTime(chosen);
  const leastNanos = all ? SECOND_NANOS : 1n;
  const range = alignedTo(leastNanos, ends);
  if (samples === "of the whole") return atOnce(range);
  const sampling = inSteps(range, leastNanos, step);
  return all ? { ...sampling, grid: { ...sampling.grid, range: stepsOf(sampling.stepNanos, ends) } } : sampling;
}

/** The samples of the steps in which spans start, from the first one's to the last one's: a step ends with its sample. */
function stepsOf(stepNanos: bigint, { startNanos, endNanos }: NanosRange): NanosRange {
  const sampleOf = (start: bigint) => String(((start + stepNanos - 1n) / stepNanos) * stepNanos);
  return { startNanos: sampleOf(BigInt(startNanos)), endNanos: sampleOf(BigInt(endNanos) - 1n) };
}

function inSteps(range: NanosRange, leastNanos: bigint, step: Step | undefined): Sampling & { stepNanos: bigint } {
  const fitting = stepFor(BigInt(range.endNanos) - BigInt(range.startNanos));
  const stepNanos = step !== undefined ? STEPS[step].nanos : fitting < leastNanos ? leastNanos : fitting;
  const asks = alignedTo(stepNanos, range);
  return { asks, stepNanos, grid: { range: asks, stepNanos } };
}

function atOnce(range: NanosRange): Sampling {
  const asks = wholeOf(range);
  const { endNanos } = asks;
  return { asks, stepNanos: null, grid: { range: { startNanos: endNanos, endNanos }, stepNanos: 1n } };
}
