import { readFields, writeFields } from "../explorer/fieldList";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { withField, withoutField } from "./facetFields";

interface FacetFields {
  /** Fields with a facet beside those that every explorer shows. */
  added: readonly string[];
  /** Fields whose facet shows its name alone. */
  folded: readonly string[];
  add(field: string): void;
  remove(field: string): void;
  fold(field: string, folded: boolean): void;
}

/** Which facets are shown and unfolded, kept in the URL. */
export function useFacetFields(): FacetFields {
  const [search, change] = useExplorerSearch();
  const added = readFields(search.facets ?? "");
  const folded = readFields(search.folded ?? "");
  return {
    added,
    folded,
    add: (field) => change({ facets: writeFields(withField(added, field)) }),
    remove: (field) =>
      change({ facets: writeFields(withoutField(added, field)), folded: writeFields(withoutField(folded, field)) }),
    fold: (field, wanted) => change({ folded: writeFields((wanted ? withField : withoutField)(folded, field)) }),
  };
}
