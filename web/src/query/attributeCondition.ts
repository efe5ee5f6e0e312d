import { type AnyValue, elementsOf, valueText, valueType } from "../model/attributes";
import { type Condition, equal, quote, writeAttribute } from "../model/queryText";
import { isDuration, wordsOf } from "./fieldValues";

export type AttributeScope = "span" | "resource" | "event" | "link" | "instrumentation";

/**
 * The conditions that an attribute has this value: one, or for an array one for each of its values, since a condition on an array holds
 * when it holds for some element. None for values that a query cannot compare with: maps, bytes, not a number, empty arrays.
 */
export function attributeConditions(scope: AttributeScope, key: string, value: AnyValue | undefined): Condition[] {
  return constantsOf(value).map((constant) => equal(writeAttribute(scope, key), constant));
}

/** Likewise for any field that a query can name, given as it writes it; one like a duration lasts at least as long. */
export function fieldConditions(field: string, value: AnyValue | undefined): Condition[] {
  if (isDuration(field)) return atLeast(field, valueText(value));
  return (wordsOf(field) === null ? constantsOf(value) : [valueText(value)]).map((constant) => equal(field, constant));
}

/** The condition that a field lasts at least so many nanoseconds; none where they are not positive. */
export function atLeast(field: string, nanos: string | null): Condition[] {
  return nanos !== null && /^[1-9]\d*$/.test(nanos) ? [{ field, operator: ">=", value: `${nanos}ns` }] : [];
}

const MOST_ELEMENTS = 20;

function constantsOf(value: AnyValue | undefined): string[] {
  const elements = elementsOf(value) ?? [value];
  const constants = elements.slice(0, MOST_ELEMENTS).flatMap((element) => constantOf(element) ?? []);
  return [...new Set(constants)];
}

/** A value as a query's constant; null where it has none. */
export function constantOf(value: AnyValue | undefined): string | null {
  const text = valueText(value);
  switch (valueType(value)) {
    case "string":
      return quote(text);
    case "bool":
      return text;
    case "int":
      return /^-?\d+$/.test(text) ? text : null;
    case "double":
      // An int constant finds ints alone.
      return /^-?\d+$/.test(text) ? `${text}.0` : DOUBLE.test(text) ? text : null;
    case "bytes":
    case "array":
    case "map":
    case "empty":
      return null;
  }
}

const DOUBLE = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
