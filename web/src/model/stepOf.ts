/** Which of the steps, each named by its end in ascending order, a time lies in; -1 behind the last. */
export function stepOf(time: bigint, ends: readonly bigint[]): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time <= (ends[middle] ?? 0n)) high = middle;
    else low = middle + 1;
  }
  return low < ends.length ? low : -1;
}
