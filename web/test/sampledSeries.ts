import type { NanosRange } from "../src/model/timeRange";

/** What series answer: a count at each multiple of the step that meets the range, or one sample behind its start. */
export function answer(starts: readonly bigint[], { startNanos, endNanos }: NanosRange, step: bigint | null) {
  const [from, to] = [BigInt(startNanos), BigInt(endNanos)];
  const count = (after: bigint, until: bigint) => starts.filter((start) => start > after && start <= until).length;
  if (step === null) return [[String(to), count(from, to)]];
  const first = (from / step) * step;
  const samples = Number((to - first + step - 1n) / step) + 1;
  return Array.from({ length: samples }, (_, place) => {
    const time = first + BigInt(place) * step;
    return [String(time), count(time - step, time)];
  });
}
