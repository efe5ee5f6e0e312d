import type { SavedDraft, SavedQuery } from "../api/saved";
import type { ExplorerSearch } from "../explorer/explorerSearch";
import { EVERYTHING } from "../model/queryText";

type Shown = Pick<ExplorerSearch, "q" | "view">;

/** What opens a saved query: its text in its view; the time range is the reader's. */
export function searchOf({ query, view }: Pick<SavedQuery, "query" | "view">): Shown {
  return { q: query === EVERYTHING ? undefined : query, view: view === "traces" ? undefined : view };
}

/** What of the explorer's URL is kept under a name. */
export function draftFrom({ q, view }: Shown, name: string): SavedDraft {
  return { name: name.trim(), query: q ?? EVERYTHING, view: view ?? "traces", order: "newest" };
}

/** True while the explorer shows what was saved. */
export function isShown(saved: SavedQuery, { q, view }: Shown): boolean {
  return saved.query === (q ?? EVERYTHING) && saved.view === (view ?? "traces");
}
