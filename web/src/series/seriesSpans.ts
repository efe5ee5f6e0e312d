import { type AnyValue, valueText } from "../model/attributes";
import { fullName } from "../model/fieldNames";
import type { Condition } from "../model/queryText";
import { constantOf } from "../query/attributeCondition";
import { addCondition } from "../query/conditions";
import { isDuration, wordsOf } from "../query/fieldValues";
import { MISSING, missing } from "../query/missing";
import { spansBehind } from "./metricsText";

/** A field as labels name it: an intrinsic, or an attribute with its scope or with a dot alone. */
const FIELD = /^(?:[a-z]+:[A-Za-z]+|(?:parent\.)?(?:span|resource|event|link|instrumentation)?\..+)$/s;
/** Labels that functions add; they name no spans. */
const ADDED: ReadonlySet<string> = new Set(["__name__", "p"]);

/**
 * What the spans of a series with this label have in common; null for labels that are no field or rounded, and values that no constant
 * writes or no query asks for.
 */
export function labelCondition(key: string, value: AnyValue): Condition | null {
  const field = fullName(key);
  if (!FIELD.test(field) || isDuration(field)) return null;
  const text = valueText(value);
  if (text === MISSING) return missing(key);
  const constant = wordsOf(field) !== null ? text : constantOf(value);
  return constant === null ? null : { field: key, operator: "=", value: constant };
}

/**
 * The query for the spans that one series of a metrics query measures; null where its text or its labels cannot tell. Where another
 * series has a label that this one has not, its spans have no such value.
 */
export function spansOf(
  query: string,
  labels: readonly { key: string; condition: Condition | null }[],
  everyKey: readonly string[],
): string | null {
  return everyKey
    .filter((key) => !ADDED.has(key))
    .map((key): Condition | null => {
      const label = labels.find((held) => held.key === key);
      return label === undefined ? missing(key) : label.condition;
    })
    .reduce<string | null>(
      (text, condition) => (text === null || condition === null ? null : addCondition(text, condition)),
      spansBehind(query),
    );
}
