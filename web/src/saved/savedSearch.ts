import type { SavedDraft, SavedQuery } from "../api/saved";
import type { ExplorerSearch } from "../explorer/explorerSearch";
import { EVERYTHING } from "../model/queryText";

type Shown = Pick<ExplorerSearch, "q" | "view" | "first">;

/** What opens a saved query: its text in its view and order; the time range is the reader's. */
export function searchOf({ query, view, order }: Pick<SavedQuery, "query" | "view" | "order">): Shown {
  return {
    q: query === EVERYTHING ? undefined : query,
    view: view === "traces" ? undefined : view,
    first: order === "newest" ? undefined : order,
  };
}

/** What of the explorer's URL is kept under a name. */
export function draftFrom({ q, view, first }: Shown, name: string): SavedDraft {
  return { name: name.trim(), query: q ?? EVERYTHING, view: view ?? "traces", order: first ?? "newest" };
}

/** True while the explorer shows what was saved. */
export function isShown(saved: SavedQuery, { q, view, first }: Shown): boolean {
  return saved.query === (q ?? EVERYTHING) && saved.view === (view ?? "traces") && saved.order === (first ?? "newest");
}
