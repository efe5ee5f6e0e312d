import { create } from "zustand";
import { persist } from "zustand/middleware";

interface ExplorerPreferences {
  facetsOpen: boolean;
  /** Fields with a facet beside those that every explorer shows. */
  addedFacets: readonly string[];
  /** Fields whose facet shows its name alone. */
  foldedFacets: readonly string[];
  showFacets(open: boolean): void;
  addFacet(field: string): void;
  removeFacet(field: string): void;
  foldFacet(field: string, folded: boolean): void;
}

/** How one person arranged the explorer, kept in the browser. */
export const useExplorerPreferences = create<ExplorerPreferences>()(
  persist(
    (set) => ({
      facetsOpen: true,
      addedFacets: [],
      foldedFacets: [],
      showFacets: (facetsOpen) => set({ facetsOpen }),
      addFacet: (field) => set(({ addedFacets }) => ({ addedFacets: [...without(addedFacets, field), field] })),
      removeFacet: (field) => set(({ addedFacets }) => ({ addedFacets: without(addedFacets, field) })),
      foldFacet: (field, folded) =>
        set(({ foldedFacets }) => ({
          foldedFacets: folded ? [...without(foldedFacets, field), field] : without(foldedFacets, field),
        })),
    }),
    { name: "weft.explorer", version: 1 },
  ),
);

function without(fields: readonly string[], field: string): string[] {
  return fields.filter((held) => held !== field);
}
