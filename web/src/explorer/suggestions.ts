import { useQuery } from "@tanstack/react-query";
import { searchAttributeKeys, searchAttributeValues, searchOperations, searchServices } from "../api/catalog";
import type { Suggestion } from "../controls/Combobox";
import { formatCount } from "../model/numbers";
import type { Condition } from "../model/queryText";
import { chosenRange, resolveRange } from "../model/timeRange";
import { type FilterDraft, FIXED_VALUES } from "./filters";
import { useExplorerSearch } from "./useExplorerSearch";

const FRESH_MILLIS = 30_000;

export interface FilterSuggestions {
  values: readonly Suggestion[];
  keys: readonly Suggestion[];
  /** The attribute types that occur with a suggested value. */
  typeOf: ReadonlyMap<string, string>;
}

/** What occurs in the chosen range for the filter being written; names are those of the service already filtered for, if one is. */
export function useFilterSuggestions(draft: FilterDraft, conditions: readonly Condition[]): FilterSuggestions {
  const [search] = useExplorerSearch();
  const chosen = chosenRange(search);
  const range = () => resolveRange(chosen, new Date());
  const service = conditions.find(({ field, operator }) => field === "resource.service.name" && operator === "=")?.value
    .text;
  const attribute = /^(span|resource)\.(.+)$/s.exec(draft.attribute);

  const services = useQuery({
    queryKey: ["catalog", "services", chosen],
    queryFn: ({ signal }) => searchServices(range(), signal),
    enabled: draft.field === "service" || (draft.field === "name" && service === undefined),
    staleTime: FRESH_MILLIS,
  });
  const nameServices = service === undefined ? (services.data ?? []).slice(0, 8).map(({ name }) => name) : [service];
  const operations = useQuery({
    queryKey: ["catalog", "operations", nameServices, chosen],
    queryFn: async ({ signal }) =>
      (await Promise.all(nameServices.map((name) => searchOperations(name, range(), signal)))).flat(),
    enabled: draft.field === "name" && nameServices.length > 0,
    staleTime: FRESH_MILLIS,
  });
  const keys = useQuery({
    queryKey: ["catalog", "keys", chosen, draft.attribute],
    queryFn: ({ signal }) => searchAttributeKeys(range(), draft.attribute.replace(/^(span|resource)\./, ""), signal),
    enabled: draft.field === "attribute",
    staleTime: FRESH_MILLIS,
    placeholderData: (held) => held,
  });
  const [, scope = "", key = ""] = attribute ?? [];
  const values = useQuery({
    queryKey: ["catalog", "values", scope, key, chosen, draft.value],
    queryFn: ({ signal }) => searchAttributeValues(scope, key, range(), draft.value, signal),
    enabled: draft.field === "attribute" && attribute !== null,
    staleTime: FRESH_MILLIS,
    placeholderData: (held) => held,
  });

  return {
    keys: (keys.data ?? []).map((found) => ({ value: `${found.scope}.${found.key}`, detail: found.types.join(", ") })),
    values: valuesFor(),
    typeOf: new Map((values.data ?? []).map(({ value, type }) => [value, type])),
  };

  function valuesFor(): Suggestion[] {
    switch (draft.field) {
      case "service":
        return (services.data ?? []).map(({ name, spanCount }) => ({ value: name, detail: formatCount(spanCount) }));
      case "name":
        return byName(operations.data ?? []);
      case "kind":
      case "status":
        return (FIXED_VALUES[draft.field] ?? []).map((value) => ({ value, detail: "" }));
      case "longer":
      case "shorter":
        return ["1ms", "10ms", "100ms", "1s", "10s"].map((value) => ({ value, detail: "" }));
      case "attribute":
        return (values.data ?? []).map(({ value, spanCount }) => ({ value, detail: formatCount(spanCount) }));
    }
  }
}

/** One suggestion a name: an operation comes once for each kind, and once for each service. */
function byName(operations: readonly { name: string; spanCount: number }[]): Suggestion[] {
  const counts = new Map<string, number>();
  for (const { name, spanCount } of operations) {
    counts.set(name, (counts.get(name) ?? 0) + spanCount);
  }
  return [...counts].map(([value, count]) => ({ value, detail: formatCount(count) }));
}
