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

/** An attribute as a field; a key with characters that end a bare name is written in quotes: `span."my key"`. */
export function writeAttribute(scope: string, key: string): string {
  return /^[^\s{}()"'`=!<>|&+*/^,~.][^\s{}()"'`=!<>|&+*/^,~]*$/.test(key)
    ? `${scope}.${key}`
    : `${scope}.${quote(key)}`;
}

/** A text as a string constant. */
export function quote(text: string): string {
  const escaped = text
    .replaceAll(/[\\"]/g, String.raw`\$&`)
    .replaceAll("\n", String.raw`\n`)
    .replaceAll("\r", String.raw`\r`)
    .replaceAll("\t", String.raw`\t`);
  return `"${escaped}"`;
}

/** What a string constant holds; any other constant as it is. */
export function unquote(constant: string): string {
  if (constant.startsWith("`")) return constant.slice(1, -1);
  if (!constant.startsWith('"')) return constant;
  return constant
    .slice(1, -1)
    .replaceAll(/\\(.)/gs, (_, escaped: string) => ({ n: "\n", t: "\t", r: "\r" })[escaped] ?? escaped);
}

function isString(constant: string): boolean {
  return /^["`]/.test(constant);
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  name: "span:name",
  kind: "span:kind",
  status: "span:status",
  statusMessage: "span:statusMessage",
  duration: "span:duration",
  traceDuration: "trace:duration",
  rootName: "trace:rootName",
  rootServiceName: "trace:rootService",
};

/** The field's name in full: `name` is `span:name`. */
export function fullName(field: string): string {
  return SHORT_NAMES[field] ?? field;
}

export function sameCondition(one: Condition, other: Condition): boolean {
  return (
    fullName(one.field) === fullName(other.field) &&
    one.operator === other.operator &&
    isString(one.value) === isString(other.value) &&
    unquote(one.value) === unquote(other.value)
  );
}
