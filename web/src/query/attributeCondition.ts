import { type AnyValue, valueText, valueType } from "../model/attributes";
import { type Condition, quote, writeAttribute } from "../model/queryText";

export type AttributeScope = "span" | "resource" | "event" | "link" | "instrumentation";

/** The condition that an attribute has this value; null for values that a query cannot compare with: arrays, maps, bytes, not a number. */
export function attributeCondition(scope: AttributeScope, key: string, value: AnyValue | undefined): Condition | null {
  const constant = constantOf(value);
  return constant === null ? null : { field: writeAttribute(scope, key), operator: "=", value: constant };
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
      return /^-?\d+$/.test(text) ? `${text}.0` : /^-?\d+\.\d+$/.test(text) ? text : null;
    case "bytes":
    case "array":
    case "map":
    case "empty":
      return null;
  }
}
