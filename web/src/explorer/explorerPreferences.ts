import { create } from "zustand";
import { persist } from "zustand/middleware";

interface ExplorerPreferences {
  facetsOpen: boolean;
  /** Fields with a facet beside those that every explorer shows. */
  addedFacets: readonly string[];
  /** Fields whose facet shows its name alone. */
  foldedFacets: readonly string[];
  /** Widths in pixels of the spans' columns that have been sized, by the column's id. */
  columnWidths: Readonly<Record<string, number>>;
  showFacets(open: boolean): void;
  addFacet(field: string): void;
  removeFacet(field: string): void;
  foldFacet(field: string, folded: boolean): void;
  sizeColumn(id: string, pixels: number): void;
  resetColumnWidths(): void;
}

/** How one person arranged the explorer, kept in the browser. */
export const useExplorerPreferences = create<ExplorerPreferences>()(
  persist(
    (set) => ({
      facetsOpen: true,
      addedFacets: [],
      foldedFacets: [],
      columnWidths: {},
      showFacets: (facetsOpen) => set({ facetsOpen }),
      addFacet: (field) => set(({ addedFacets }) => ({ addedFacets: [...without(addedFacets, field), field] })),
      removeFacet: (field) => set(({ addedFacets }) => ({ addedFacets: without(addedFacets, field) })),
      foldFacet: (field, folded) =>
        set(({ foldedFacets }) => ({
          foldedFacets: folded ? [...without(foldedFacets, field), field] : without(foldedFacets, field),
        })),
      sizeColumn: (id, pixels) => set(({ columnWidths }) => ({ columnWidths: { ...columnWidths, [id]: pixels } })),
      resetColumnWidths: () => set({ columnWidths: {} }),
    }),
    { name: "weft.explorer", version: 1 },
  ),
);

function without(fields: readonly string[], field: string): string[] {
  return fields.filter((held) => held !== field);
}
