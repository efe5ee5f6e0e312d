import { fullName } from "../model/fieldNames";
import { type Condition, type Operator, OPERATORS, quote, SERVICE, unquote, writeAttribute } from "../model/queryText";
import { readCondition } from "./conditions";
import { isDuration, wordsOf } from "./fieldValues";

/** A condition as it is being written in the form. */
export interface ConditionDraft {
  field: string;
  operator: Operator;
  value: string;
  /** The value's constant as a suggestion wrote it; null for a typed one. */
  constant: string | null;
  /** The field's type, where a suggestion told it. */
  type: string | null;
}

/** Fields that every span has, by the words that people look for. */
export const COMMON_FIELDS: readonly (readonly [field: string, words: string])[] = [
  [SERVICE, "service"],
  ["span:name", "span name"],
  ["span:status", "status"],
  ["span:kind", "kind"],
  ["span:duration", "duration"],
  ["trace:rootName", "root name"],
  ["span:linkCount", "links out"],
  ["span:linkedByCount", "links in"],
  ["link:wait", "waited"],
];

const STRINGS: ReadonlySet<string> = new Set([
  SERVICE,
  "span:name",
  "span:statusMessage",
  "span:id",
  "span:parentID",
  "trace:id",
  "trace:rootName",
  "trace:rootService",
  "event:name",
  "link:traceID",
  "link:spanID",
  "instrumentation:name",
  "instrumentation:version",
]);

const DURATION = /^(?:\d+(?:\.\d+)?(?:ns|us|[\u00b5\u03bc]s|ms|s|m|h|d|w|y))+$/;
/** Of an attribute an int constant finds ints alone. */
const INT = /^-?\d+$/;
/** What a float constant finds are floats. */
const FLOAT = /^-?\d*\.\d+$/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

export function emptyDraft(): ConditionDraft {
  return { field: "", operator: "=", value: "", constant: null, type: null };
}

export function draftOf({ field, operator, value }: Condition): ConditionDraft {
  return { field, operator, value: unquote(value), constant: value, type: FLOAT.test(value) ? "double" : null };
}

/** The operators that make sense for the field. */
export function operatorsFor({ field, type }: ConditionDraft): readonly Operator[] {
  const name = fullName(field);
  if (wordsOf(name) !== null || type === "boolean" || type === "bool") return ["=", "!="];
  if (STRINGS.has(name) || type === "string") return ["=", "!=", "=~", "!~"];
  if (isDuration(name) || name.endsWith("Count")) return [">", ">=", "<", "<=", "=", "!="];
  return OPERATORS;
}

/** The field as the query writes it: a key without a scope is the span's. */
export function fieldOf(text: string): string {
  const typed = text.trim();
  if (readCondition(`${typed} = 1`) !== null) return typed;
  const common = COMMON_FIELDS.find(([, words]) => words === typed.toLowerCase());
  if (common !== undefined) return common[0];
  const scoped = /^(span|resource|event|link|instrumentation)\.(.+)$/s.exec(typed);
  return scoped === null ? writeAttribute("span", typed) : writeAttribute(scoped[1] ?? "", scoped[2] ?? "");
}

/** What is typed of a value, as the beginning of a constant. */
export function begunConstant(field: string, typed: string): string {
  const bare = typed === "" || /^-?\d/.test(typed) || wordsOf(fieldOf(field)) !== null;
  return bare ? typed : quote(typed).slice(0, -1);
}

/** The condition that the form means, or what is wrong with it. */
export function conditionOf(draft: ConditionDraft): Condition | { refusal: string } {
  if (draft.field.trim() === "")
    return { refusal: "Field: nothing (expected: an attribute's key, such as http.route)" };
  const field = fieldOf(draft.field);
  const text = draft.value.trim();
  const { operator, constant } = draft;
  const pattern = operator === "=~" || operator === "!~";
  if (constant !== null && !(pattern && unquote(constant) === constant)) return { field, operator, value: constant };
  const words = wordsOf(field);
  if (words !== null) {
    return words.includes(text)
      ? { field, operator, value: text }
      : { refusal: `${field}: ${text || "nothing"} (expected: ${words.join(", ")})` };
  }
  if (isDuration(field)) {
    return DURATION.test(text)
      ? { field, operator, value: text }
      : {
          refusal: `${field}: ${text || "nothing"} (expected: a number with ns, us, ms, s, m, h, d, w or y, such as 100ms)`,
        };
  }
  const bare =
    !STRINGS.has(fullName(field)) &&
    draft.type !== "string" &&
    !pattern &&
    (NUMBER.test(text) || DURATION.test(text) || text === "true" || text === "false");
  if (!bare) return { field, operator, value: quote(draft.value) };
  return { field, operator, value: draft.type === "double" && INT.test(text) ? `${text}.0` : text };
}
