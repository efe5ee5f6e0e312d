import type { Condition, ConditionValue } from "../model/queryText";
import { SPAN_KINDS, STATUS_CODES } from "../model/span";

/** What the filter form offers, by the word it shows. */
export const FILTER_FIELDS = {
  service: "Service",
  name: "Span name",
  kind: "Kind",
  status: "Status",
  longer: "Duration at least",
  shorter: "Duration at most",
  attribute: "Attribute",
} as const;

export type FilterField = keyof typeof FILTER_FIELDS;

/** The fields whose values are a closed set. */
export const FIXED_VALUES: Partial<Record<FilterField, readonly string[]>> = { kind: SPAN_KINDS, status: STATUS_CODES };

const DURATION = /^\d+(\.\d+)?(ns|us|µs|ms|s|m|h)$/;

/** The form's content: an attribute has a key with its scope, and its value's type where a suggestion told it. */
export interface FilterDraft {
  field: FilterField;
  value: string;
  attribute: string;
  valueType: string | null;
}

/** The condition that the form means, or what is wrong with it. */
export function conditionOf({ field, value, attribute, valueType }: FilterDraft): Condition | { refusal: string } {
  const text = value.trim();
  if (text === "") {
    return { refusal: `${FILTER_FIELDS[field]}: nothing (expected: a value)` };
  }
  const quoted: ConditionValue = { type: "string", text };
  switch (field) {
    case "service":
      return { field: "resource.service.name", operator: "=", value: quoted };
    case "name":
      return { field: "name", operator: "=", value: quoted };
    case "kind":
    case "status": {
      const allowed = FIXED_VALUES[field] ?? [];
      return allowed.includes(text)
        ? { field, operator: "=", value: { type: "bare", text } }
        : { refusal: `${FILTER_FIELDS[field]}: ${text} (expected: ${allowed.join(", ")})` };
    }
    case "longer":
    case "shorter":
      return DURATION.test(text)
        ? { field: "duration", operator: field === "longer" ? ">=" : "<=", value: { type: "bare", text } }
        : {
            refusal: `${FILTER_FIELDS[field]}: ${text} (expected: a number with ns, us, ms, s, m or h, such as 100ms)`,
          };
    case "attribute":
      return attributeCondition(attribute.trim(), text, valueType);
  }
}

function attributeCondition(
  attribute: string,
  text: string,
  valueType: string | null,
): Condition | { refusal: string } {
  if (attribute === "") {
    return { refusal: "Attribute: nothing (expected: a key such as http.route)" };
  }
  const field = /^(span|resource)\./.test(attribute) ? attribute : `span.${attribute}`;
  const bare = valueType === null ? /^(-?\d+(\.\d+)?|true|false)$/.test(text) : valueType !== "string";
  return { field, operator: "=", value: { type: bare ? "bare" : "string", text } };
}

/** The condition as its chip reads: `service = orders-api`. */
export function chipText({ field, operator, value }: Condition): string {
  const name = field === "resource.service.name" ? "service" : field;
  return `${name} ${operator} ${value.text}`;
}
