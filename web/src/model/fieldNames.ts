const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ["name", "span:name"],
  ["kind", "span:kind"],
  ["status", "span:status"],
  ["statusMessage", "span:statusMessage"],
  ["duration", "span:duration"],
  ["traceDuration", "trace:duration"],
  ["rootName", "trace:rootName"],
  ["rootServiceName", "trace:rootService"],
]);

const ATTRIBUTE = /^((?:parent\.)?(?:span|resource|event|link|instrumentation)\.|parent\.|\.)(.+)$/s;
const QUOTED = /"((?:[^"\\]|\\.)*)"/gs;
/** Such a key stands without quotes in the server's answers. */
const PLAIN_KEY = /^\p{L}[\p{L}\p{Nd}._/-]*$/u;
const SCOPED_KEY = /^(?:span|resource|event|link|instrumentation|trace)\./;

/** The field as the server writes it, however it is spelled: `name` is `span:name`, and `span."a"` is `span.a`. */
export function fullName(field: string): string {
  const [, scope, written] = ATTRIBUTE.exec(field) ?? [];
  if (scope === undefined || written === undefined) return SHORT_NAMES.get(field) ?? field;
  const key = written.replaceAll(QUOTED, (_, quoted: string) => quoted.replaceAll(/\\(.)/gs, "$1"));
  if (scope === "parent.") {
    // Without quotes it is an intrinsic of the parent, and no attribute.
    if (isIntrinsic(key) && written === key) return scope + fullName(key);
    if (isIntrinsic(key) || SCOPED_KEY.test(key)) return scope + quoteKey(key);
  }
  return scope + (PLAIN_KEY.test(key) ? key : quoteKey(key));
}

/** A key in quotes, within which the quote and the backslash are escaped. */
export function quoteKey(key: string): string {
  return `"${key.replaceAll(/[\\"]/g, String.raw`\$&`)}"`;
}

/** Whether it names a fact of every span, its trace, its events or links, and no attribute. */
export function isIntrinsic(name: string): boolean {
  return SHORT_NAMES.has(name) || /^(?:[a-z]+:[A-Za-z]+|nestedSet(?:Left|Right|Parent))$/.test(name);
}
