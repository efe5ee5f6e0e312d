import { useMemo } from "react";
import { writeFields } from "../explorer/fieldList";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { EVERYTHING } from "../model/queryText";
import { type Column, columnsOf, moved, withBehind } from "./columns";

interface Columns {
  columns: readonly Column[];
  /** True once they differ from what the query alone would show. */
  chosen: boolean;
  add(id: string): void;
  /** Adds several behind one that is shown. */
  addBehind(id: string, added: readonly string[]): void;
  remove(id: string): void;
  move(from: number, to: number): void;
  reset(): void;
}

/** The columns of the spans, kept in the URL. */
export function useColumns(): Columns {
  const [search, change] = useExplorerSearch();
  const columns = useMemo(() => columnsOf(search.columns, search.q ?? EVERYTHING), [search.columns, search.q]);
  const ids = columns.map(({ id }) => id);
  const choose = (chosen: readonly string[]) => change({ columns: writeFields(chosen) });
  return {
    columns,
    chosen: search.columns !== undefined,
    add: (id) => choose([...ids.filter((held) => held !== id), id]),
    addBehind: (id, added) => choose(withBehind(ids, id, added)),
    remove: (id) => choose(ids.filter((held) => held !== id)),
    move: (from, to) => {
      const order = moved(ids, from, to);
      if (order !== ids) choose(order);
    },
    reset: () => change({ columns: undefined }),
  };
}
