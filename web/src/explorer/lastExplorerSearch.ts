import { EVERYTHING, type Condition } from "../model/queryText";
import { addCondition } from "../query/conditions";
import type { ExplorerSearch } from "./explorerSearch";

let last: ExplorerSearch = {};

/** Keeps what the explorer shows, for the pages that it leads to. */
export function keepExplorerSearch(search: ExplorerSearch): void {
  last = search;
}

/** The explorer as it was left. */
export function lastExplorerSearch(): ExplorerSearch {
  return last;
}

/** Likewise, narrowed by more conditions. */
export function narrowedBy(conditions: readonly Condition[]): ExplorerSearch {
  return { ...last, q: conditions.reduce(addCondition, last.q ?? EVERYTHING) };
}
