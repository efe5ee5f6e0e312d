/** How two values stand to each other, as a sort wants it: nanoseconds of the epoch are too large to be subtracted as numbers. */
export function compare<Value extends bigint | string>(one: Value, other: Value): -1 | 0 | 1 {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
