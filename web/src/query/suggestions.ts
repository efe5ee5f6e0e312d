import { useQuery } from "@tanstack/react-query";
import { type Completions, completeQuery } from "../api/queryText";
import type { Suggestion } from "../controls/Combobox";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { formatCount } from "../model/numbers";
import { unquote } from "../model/queryText";
import { chosenRange, resolveRange } from "../model/timeRange";
import { inOrderOfUse } from "./completionOrder";
import { begunConstant, COMMON_FIELDS, type ConditionDraft, fieldOf } from "./conditionDraft";
import { DURATIONS } from "./durations";
import { isDuration } from "./fieldValues";

const FRESH_MILLIS = 30_000;

/** Fields that every span has, then attributes of the spans in the chosen range. */
export function useFieldSuggestions(typed: string): readonly Suggestion[] {
  const all = useCompletions("{ ", true);
  const begun = useCompletions(`{ ${typed.trim()}`, typed.trim() !== "");
  const common = COMMON_FIELDS.map(([value, detail]) => ({ value, detail, also: detail }));
  const others = inOrderOfUse([...(all?.items ?? []), ...(begun?.items ?? [])]).flatMap(
    ({ kind, insert, detail, count }) =>
      kind === "attribute" || kind === "intrinsic"
        ? [{ value: insert.trim(), detail: inWords(detail, count), type: detail ?? null }]
        : [],
  );
  const byField = new Map([...others, ...common].map((suggestion) => [suggestion.value, suggestion]));
  return [...common, ...[...byField.values()].filter((suggestion) => !common.some((held) => held === suggestion))];
}

/** Values that the field has in the chosen range, with how often. */
export function useValueSuggestions({ field, value, constant }: ConditionDraft): readonly Suggestion[] {
  const found = useCompletions(
    `{ ${fieldOf(field)} = ${constant === null ? begunConstant(field, value) : ""}`,
    field.trim() !== "",
  );
  if (isDuration(fieldOf(field))) return DURATIONS.map((held) => ({ value: held, detail: "" }));
  return inOrderOfUse(found?.items ?? []).flatMap(({ kind, insert, count }) =>
    kind === "value" ? [{ value: unquote(insert.trim()), detail: inWords(null, count), constant: insert.trim() }] : [],
  );
}

function useCompletions(text: string, enabled: boolean): Completions | undefined {
  const [search] = useExplorerSearch();
  const chosen = chosenRange(search);
  return useQuery({
    queryKey: ["complete", text, chosen],
    queryFn: ({ signal }) => completeQuery(text, text.length, resolveRange(chosen, new Date()), signal),
    enabled,
    staleTime: FRESH_MILLIS,
    placeholderData: (held) => held,
  }).data;
}

function inWords(detail: string | null | undefined, count: number | null | undefined): string {
  return [detail ?? "", count === null || count === undefined ? "" : formatCount(count)].filter(Boolean).join(" · ");
}
