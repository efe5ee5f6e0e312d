import type { SpanRow } from "../api/search";
import { type Column, valueIn } from "./columns";
import { pathsInto } from "./fieldPath";

/** What lies in a map, as a column of its own, and how many rows have it. */
export interface MapKey {
  id: string;
  count: number;
}

/** More rows tell hardly more keys. */
const MOST_ROWS = 1_000;

/** The keys of the maps that rows have in these columns, those of the most rows first. */
export function mapKeys(rows: readonly SpanRow[], columns: readonly Column[]): readonly MapKey[] {
  const counts = new Map<string, number>();
  for (const row of rows.slice(0, MOST_ROWS)) {
    for (const column of columns) {
      for (const id of pathsInto(column.id, valueIn(row, column))) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return [...counts].map(([id, count]) => ({ id, count })).toSorted((one, other) => other.count - one.count);
}
