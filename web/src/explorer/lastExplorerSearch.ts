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

/** The explorer as it was left, narrowed by one more condition. */
export function narrowedBy(condition: Condition): ExplorerSearch {
  return { ...last, q: addCondition(last.q ?? EVERYTHING, condition) };
}
