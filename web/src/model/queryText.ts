/**
 * The part of TraceQL that filters can write and read back: one `{ … }` of comparisons joined by `&&`
 * (https://grafana.com/docs/tempo/latest/traceql/). Whatever else a query holds stays text.
 */
export interface Condition {
  /** `kind`, `status`, `name`, `duration`, or an attribute with its scope: `span.http.route`. */
  field: string;
  operator: Operator;
  value: ConditionValue;
}

/** Longer ones first, so that reading takes `=~` whole. */
const OPERATORS = ["=~", "!~", "!=", ">=", "<=", "=", ">", "<"] as const;
export type Operator = (typeof OPERATORS)[number];

/** A quoted string, or a bare word: number, duration, boolean, kind or status. */
export type ConditionValue = { type: "string"; text: string } | { type: "bare"; text: string };

export const EVERYTHING = "{ }";

export function writeQuery(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return EVERYTHING;
  return `{ ${conditions.map(writeCondition).join(" && ")} }`;
}

function writeCondition({ field, operator, value }: Condition): string {
  return `${writeField(field)} ${operator} ${value.type === "string" ? quote(value.text) : value.text}`;
}

/** An attribute key with characters that end a bare name is written in quotes: `span."my key"`. */
function writeField(field: string): string {
  const attribute = /^(span|resource|event|link|instrumentation)\.(.*)$/s.exec(field);
  if (attribute === null) return field;
  const [, scope, key = ""] = attribute;
  return /^[^\s{}()"'=!<>|&+*/^,~]+$/.test(key) ? field : `${scope}.${quote(key)}`;
}

function quote(text: string): string {
  const escaped = text
    .replaceAll(/[\\"]/g, String.raw`\$&`)
    .replaceAll("\n", String.raw`\n`)
    .replaceAll("\t", String.raw`\t`);
  return `"${escaped}"`;
}

/** The query's conditions; null when it is more than comparisons joined by `&&`, or not a query. */
export function readConditions(query: string): Condition[] | null {
  const rest = new Reader(query);
  if (!rest.take("{")) return null;
  const conditions: Condition[] = [];
  if (rest.take("}")) return rest.atEnd() ? conditions : null;
  do {
    const condition = readCondition(rest);
    if (condition === null) return null;
    conditions.push(condition);
  } while (rest.take("&&"));
  return rest.take("}") && rest.atEnd() ? conditions : null;
}

function readCondition(rest: Reader): Condition | null {
  const field = readField(rest);
  const operator = OPERATORS.find((candidate) => rest.take(candidate));
  if (field === null || operator === undefined) return null;
  const text = rest.string();
  if (text !== null) return { field, operator, value: { type: "string", text } };
  const bare = rest.match(/^-?[\w.µ]+/);
  return bare === null ? null : { field, operator, value: { type: "bare", text: bare } };
}

function readField(rest: Reader): string | null {
  const name = rest.match(/^[^\s{}()"'=!<>|&+*/^,~]+/);
  if (name === null || !name.endsWith(".")) return name;
  const key = rest.string();
  return key === null ? null : name + key;
}

/** Reads a text from its start; white space between the parts does not count. */
class Reader {
  #rest: string;

  constructor(text: string) {
    this.#rest = text.trimStart();
  }

  take(part: string): boolean {
    if (!this.#rest.startsWith(part)) return false;
    this.#advance(part.length);
    return true;
  }

  match(pattern: RegExp): string | null {
    const found = pattern.exec(this.#rest)?.[0] ?? null;
    if (found !== null) this.#advance(found.length);
    return found;
  }

  /** A string in double quotes or backticks, without them. */
  string(): string | null {
    const quoted = this.match(/^"(?:[^"\\]|\\.)*"/s);
    if (quoted !== null) {
      return quoted
        .slice(1, -1)
        .replaceAll(/\\(.)/gs, (_, escaped: string) => ({ n: "\n", t: "\t", r: "\r" })[escaped] ?? escaped);
    }
    return this.match(/^`[^`]*`/)?.slice(1, -1) ?? null;
  }

  atEnd(): boolean {
    return this.#rest === "";
  }

  #advance(length: number): void {
    this.#rest = this.#rest.slice(length).trimStart();
  }
}
