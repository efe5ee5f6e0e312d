import { create } from "zustand";
import { persist } from "zustand/middleware";

/** Where the window leaves no room for them beside a list, facets are closed until somebody opens them. */
const ROOM_FOR_FACETS = "(width >= 700px)";

interface ExplorerPreferences {
  facetsOpen: boolean;
  /** Widths in pixels of the spans' columns that have been sized, by the column's id. */
  columnWidths: Readonly<Record<string, number>>;
  showFacets(open: boolean): void;
  sizeColumn(id: string, pixels: number): void;
  resetColumnWidths(): void;
}

/** How one person arranged the explorer, kept in the browser. */
export const useExplorerPreferences = create<ExplorerPreferences>()(
  persist(
    (set) => ({
      facetsOpen: window.matchMedia(ROOM_FOR_FACETS).matches,
      columnWidths: {},
      showFacets: (facetsOpen) => set({ facetsOpen }),
      sizeColumn: (id, pixels) => set(({ columnWidths }) => ({ columnWidths: { ...columnWidths, [id]: pixels } })),
      resetColumnWidths: () => set({ columnWidths: {} }),
    }),
    { name: "weft.explorer", version: 1 },
  ),
);
