import type { SavedDraft, SavedQuery } from "../api/saved";
import { explorerSearch, type ExplorerSearch } from "../explorer/explorerSearch";
import { EVERYTHING } from "../model/queryText";

type Shown = Pick<ExplorerSearch, "q" | "view" | "first" | "columns" | "sort" | "step">;

/** What opens a saved query: its text in its view as that was arranged; the time range is the reader's. */
export function searchOf({ query, view, order, columns, sort, step }: Omit<SavedDraft, "name">): Shown {
  return {
    q: query === EVERYTHING ? undefined : query,
    view: view === "traces" ? undefined : view,
    first: order === "newest" ? undefined : order,
    columns: columns === "" ? undefined : columns,
    sort: sort === "" ? undefined : sort,
    step: explorerSearch.shape.step.parse(step),
  };
}

/** What of the explorer's URL is kept under a name. */
export function draftFrom({ q, view, first, columns, sort, step }: Shown, name: string): SavedDraft {
  return {
    name: name.trim(),
    query: q ?? EVERYTHING,
    view: view ?? "traces",
    order: first ?? "newest",
    columns: columns ?? "",
    sort: sort ?? "",
    step: step ?? "",
  };
}

/** True while the explorer shows what was saved. */
export function isShown(saved: SavedQuery, shown: Shown): boolean {
  const parts = Object.entries(draftFrom(shown, saved.name));
  return parts.every(([part, value]) => saved[part as keyof SavedDraft] === value);
}
