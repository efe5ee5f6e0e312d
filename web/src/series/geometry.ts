import { placeWithin } from "../histogram/bars";
import { ROUND_STEPS } from "../model/roundSteps";

/** The vertical axis: from `bottom` to `top` with a line at each tick. */
export interface Axis {
  bottom: number;
  top: number;
  ticks: readonly number[];
}

const NICE = [1, 2, 2.5, 5, 10] as const;

/** An axis that holds all the numbers and zero, with about as many ticks as wanted at round numbers. */
export function axisFor(numbers: readonly number[], wanted: number): Axis {
  const finite = numbers.filter((value) => Number.isFinite(value));
  const most = finite.reduce((held, value) => Math.max(held, value), 0);
  const least = finite.reduce((held, value) => Math.min(held, value), 0);
  if (most === least) return { bottom: 0, top: 1, ticks: [0, 1] };
  const step = niceStep((most - least) / Math.max(1, wanted));
  const first = Math.floor(least / step);
  const last = Math.ceil(most / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, place) => round((first + place) * step, step));
  return { bottom: ticks[0] ?? 0, top: ticks.at(-1) ?? 1, ticks };
}

function niceStep(raw: number): number {
  const size = 10 ** Math.floor(Math.log10(raw));
  return size * (NICE.find((nice) => nice * size >= raw * (1 - 1e-9)) ?? 10);
}

function round(value: number, step: number): number {
  return Number(value.toFixed(Math.max(0, Math.min(20, 1 - Math.floor(Math.log10(step))))));
}

/** Pixels from the top at which a number lies. */
export function yOf(value: number, { bottom, top }: Axis, height: number): number {
  return height - ((Math.max(bottom, Math.min(top, value)) - bottom) / (top - bottom)) * height;
}

/** Pixels from the left at which the place of `count` equal places lies; a lone one in the middle. */
export function xOf(place: number, count: number, width: number): number {
  return count < 2 ? width / 2 : (place / (count - 1)) * width;
}

/** Which of `count` places lies next to a distance from the left. */
export function placeAt(x: number, count: number, width: number): number {
  if (count < 2 || width <= 0) return 0;
  return placeWithin(Math.round((x / width) * (count - 1)), count);
}

/** A line through the values as an SVG path: broken at gaps, a value alone between two gaps is a dot. */
export function linePath(values: readonly number[], axis: Axis, width: number, height: number): string {
  let path = "";
  let drawing = false;
  for (const [place, value] of values.entries()) {
    if (Number.isNaN(value)) {
      drawing = false;
      continue;
    }
    const x = xOf(place, values.length, width).toFixed(1);
    const y = yOf(value, axis, height).toFixed(1);
    const alone = !drawing && !(place + 1 < values.length && !Number.isNaN(values[place + 1]));
    path += drawing ? `L${x} ${y}` : `M${x} ${y}`;
    if (alone) path += "h0";
    drawing = true;
  }
  return path;
}

/**
 * Places of labels on the time axis: evenly spread, as many as fit, where a clock shows a round time if the steps let it.
 *
 * @param times where the places lie
 * @param aheadNanos how far that clock is ahead of UTC
 */
export function labelPlaces(
  times: readonly bigint[],
  stepNanos: bigint,
  aheadNanos: bigint,
  width: number,
  labelPixels: number,
): number[] {
  const count = times.length;
  const fit = Math.max(1, Math.min(count, Math.floor(width / labelPixels)));
  if (count < 2) return count === 1 ? [0] : [];
  const every = Math.max(1, Math.ceil((count - 1) / fit));
  const least = BigInt(every) * stepNanos;
  const stepOfLabels = ROUND_STEPS.find((step) => step >= least && step % stepNanos === 0n);
  const places = times.flatMap((time, place) =>
    stepOfLabels !== undefined && (time + aheadNanos) % stepOfLabels === 0n ? [place] : [],
  );
  return places.length > 1
    ? places
    : Array.from({ length: Math.floor((count - 1) / every) + 1 }, (_, at) => at * every);
}

/** At most so many of the items, from the first on with equal distances. */
export function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  const every = Math.ceil(items.length / most);
  return items.filter((_, at) => at % every === 0);
}
