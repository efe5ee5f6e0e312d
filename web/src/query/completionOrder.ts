import type { CompletionItem } from "../api/queryText";
import { OPERATORS } from "../model/queryText";

/** The items with comparisons before other operators and brackets last: behind a field, a value is meant more often than arithmetic. */
export function comparisonsFirst(items: readonly CompletionItem[]): CompletionItem[] {
  return items.toSorted((one, other) => rank(one) - rank(other));
}

function rank({ kind, label }: CompletionItem): number {
  if (kind === "keyword") return OPERATORS.length + 1;
  if (kind !== "operator") return -1;
  const place = (OPERATORS as readonly string[]).indexOf(label);
  return place < 0 ? OPERATORS.length : place;
}
