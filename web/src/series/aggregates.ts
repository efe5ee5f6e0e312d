/** What the values of a series are over time; not a number where it has none. */
export interface Aggregates {
  last: number;
  avg: number;
  min: number;
  max: number;
}

export function aggregatesOf(values: readonly number[]): Aggregates {
  const held = values.filter((value) => !Number.isNaN(value));
  if (held.length === 0) return { last: Number.NaN, avg: Number.NaN, min: Number.NaN, max: Number.NaN };
  return {
    last: held.at(-1) ?? Number.NaN,
    avg: held.reduce((total, value) => total + value, 0) / held.length,
    min: held.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    max: held.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  };
}
