import { fullName, quoteKey } from "./fieldNames";

/** A comparison of a field with a constant, as TraceQL writes its parts (https://grafana.com/docs/tempo/latest/traceql/). */
export interface Condition {
  /** An intrinsic, or an attribute with its scope: `span:status`, `span.http.route`. */
  field: string;
  operator: Operator;
  /** The constant as it stands in the text: `"cart"`, `500`, `error`, `100ms`. */
  value: string;
}

export const OPERATORS = ["=", "!=", "=~", "!~", ">", ">=", "<", "<="] as const;
export type Operator = (typeof OPERATORS)[number];

export const EVERYTHING = "{ }";
export const SERVICE = "resource.service.name";

export function writeCondition({ field, operator, value }: Condition): string {
  return `${field} ${operator} ${value}`;
}

/** The condition that a field has this value, given as the query's constant. */
export function equal(field: string, value: string): Condition {
  return { field, operator: "=", value };
}

/** The service that rows show where a span was sent without its name, which is empty to queries; some senders send it as the name. */
export const UNKNOWN_SERVICE = "unknown_service";

/** The condition that a span is of the service that its row shows. */
export function ofService(service: string): Condition {
  return service === UNKNOWN_SERVICE
    ? { field: SERVICE, operator: "=~", value: quote(`${UNKNOWN_SERVICE}|`) }
    : equal(SERVICE, quote(service));
}

/** The conditions that a span has at least as many links to and from others; none where there are no such links. */
export function linkedAsOften(out: number, into: number): Condition[] {
  const counts: readonly [string, number][] = [
    ["span:linkCount", out],
    ["span:linkedByCount", into],
  ];
  return counts
    .filter(([, count]) => count > 0)
    .map(([field, count]) => ({ field, operator: ">=", value: String(count) }));
}

/** An attribute as a field; a key with characters that end a bare name is written in quotes: `span."my key"`. */
export function writeAttribute(scope: string, key: string): string {
  return /^[^\s{}()"'`=!<>|&+*/^,~.][^\s{}()"'`=!<>|&+*/^,~]*$/.test(key)
    ? `${scope}.${key}`
    : `${scope}.${quoteKey(key)}`;
}

/** A text as a string constant. */
export function quote(text: string): string {
  const escaped = text
    .replaceAll(/[\\"]/g, String.raw`\$&`)
    .replaceAll("\n", String.raw`\n`)
    .replaceAll("\r", String.raw`\r`)
    .replaceAll("\t", String.raw`\t`)
    // oxlint-disable-next-line no-control-regex -- these are what must not stand in the text as they are
    .replaceAll(/[\u0000-\u001f\u007f]/g, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${escaped}"`;
}

/** What a string constant holds; any other constant as it is. */
export function unquote(constant: string): string {
  if (constant.startsWith("`")) return constant.slice(1, -1);
  if (!constant.startsWith('"')) return constant;
  return constant
    .slice(1, -1)
    .replaceAll(/\\(?:x(..)|u(.{4})|U(.{8})|(.))/gs, (_, two?: string, four?: string, eight?: string, letter = "") => {
      const code = Number.parseInt(two ?? four ?? eight ?? "", 16);
      return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : (LETTERS[letter] ?? letter);
    });
}

const LAST_CODE_POINT = 0x10_ff_ff;
const LETTERS: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function isString(constant: string): boolean {
  return /^["`]/.test(constant);
}

export function sameCondition(one: Condition, other: Condition): boolean {
  return (
    fullName(one.field) === fullName(other.field) &&
    one.operator === other.operator &&
    isString(one.value) === isString(other.value) &&
    unquote(one.value) === unquote(other.value)
  );
}
