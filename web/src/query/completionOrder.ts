import type { CompletionItem } from "../api/queryText";
import { OPERATORS } from "../model/queryText";
import { COMMON_FIELDS } from "./conditionDraft";
import { joinsSpansets, spansetOperators } from "./spansetOperators";

/**
 * The items in the order of likely use, those of one rank as they came: an opening brace, the fields of every span, attributes, the other intrinsics;
 * values that occur before constants of the language; comparisons before other operators; words and brackets last. Operators between spansets
 * have an order of their own, and words.
 */
export function inOrderOfUse(items: readonly CompletionItem[]): CompletionItem[] {
  if (joinsSpansets(items)) return spansetOperators(items);
  return items.toSorted((one, other) => rank(one) - rank(other));
}

function rank({ kind, label, count }: CompletionItem): number {
  switch (kind) {
    case "intrinsic":
      return COMMON_FIELDS.some(([field]) => field === label) ? 0 : 2;
    case "attribute":
      return 1;
    case "value":
      return typeof count === "number" ? 3 : 4;
    case "operator": {
      const place = (OPERATORS as readonly string[]).indexOf(label);
      return 5 + (place < 0 ? OPERATORS.length : place);
    }
    case "function":
      return 20;
    case "keyword":
      return label === "{" ? 0 : 21;
  }
}
