import { type Aggregates, aggregatesOf } from "./aggregates";
import { comparing } from "./comparing";
import type { Series, SeriesData } from "./seriesData";

/** One group: what the query computes of it over the whole range, and of its values over time. */
export interface TableRow {
  series: Series;
  /** Not a number where there is none. */
  whole: number;
  /** Null until the values over time are read. */
  overTime: Aggregates | null;
}

export const OVER_TIME: readonly (keyof Aggregates)[] = ["last", "avg", "min", "max"];

/** What the URL calls the column of the whole range. */
export const WHOLE = "whole";

/** The groups of the whole range; those that only some steps have are none. */
export function rowsOf(data: SeriesData, steps: SeriesData | null): TableRow[] {
  const overTime = new Map(steps?.series.map(({ key, values }) => [key, aggregatesOf(values)]));
  return data.series.map((series) => ({
    series,
    whole: series.values[0] ?? Number.NaN,
    overTime: steps === null ? null : (overTime.get(series.key) ?? aggregatesOf([])),
  }));
}

/** Orders rows by a label's text or by a number. */
interface Sort {
  by: string;
  direction: 1 | -1;
}

const GREATEST = `-${WHOLE}`;

/** As the URL writes it: the column, behind a `-` where the greatest come first. */
export function readSort(written = GREATEST): Sort {
  return written.startsWith("-") ? { by: written.slice(1), direction: -1 } : { by: written, direction: 1 };
}

/** The order after a press on a column: the other way around, or anew by that one, numbers from the greatest on. */
export function writeSort(held: Sort, by: string): string | undefined {
  const descending = held.by === by ? held.direction === 1 : isNumber(by);
  const written = `${descending ? "-" : ""}${by}`;
  return written === GREATEST ? undefined : written;
}

export function sorted(rows: readonly TableRow[], { by, direction }: Sort): TableRow[] {
  const compare = comparing(direction);
  return rows.toSorted((one, other) => compare(valueOf(one, by), valueOf(other, by)));
}

function valueOf({ series, whole, overTime }: TableRow, by: string): number | string {
  if (by === WHOLE) return whole;
  return isOverTime(by) ? (overTime?.[by] ?? Number.NaN) : labelOf(series, by);
}

export function labelOf({ labels }: Series, wanted: string): string {
  return labels.find(({ key }) => key === wanted)?.text ?? "";
}

function isNumber(by: string): boolean {
  return by === WHOLE || isOverTime(by);
}

function isOverTime(by: string): by is keyof Aggregates {
  return (OVER_TIME as readonly string[]).includes(by);
}
