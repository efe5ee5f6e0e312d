/** What a stretch of a query's text is. */
export type TokenKind =
  | "scope"
  | "key"
  | "intrinsic"
  | "link-field"
  | "string"
  | "number"
  | "word"
  | "function"
  | "operator"
  | "link-operator"
  | "open"
  | "close"
  | "pipe"
  | "comma"
  | "comment"
  | "unknown";

export interface Token {
  kind: TokenKind;
  from: number;
  to: number;
  text: string;
}

const SPACE = /\s+/y;
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const STRING = /"(?:[^"\\]|\\[\s\S])*(?:"|$)|`[^`]*(?:`|$)/y;
/** An int, a float or a duration; the two signs of micro are U+00B5 and the Greek letter U+03BC. */
const NUMBER =
  /(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|[\u00b5\u03bc]s|ms|s|m|h|d|w|y))+(?!\w)|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?!\w)/y;
const LINK_OPERATOR = /[!&]?(?:->>?|<<?-)(?!-)/y;
const OPERATOR = /[!&](?:>>?|<<?|~)|&&|\|\||=~|!~|!=|>=|<=|>>|<<|[=<>~!+\-*/%^]/y;
/** An attribute's key may hold anything but these, and more in quotes (Tempo's lexer reads it so). */
const KEY = /(?:[^\s{}()=~!<>&|^,"]|"(?:[^"\\]|\\.)*")+/y;
/** A dot alone begins a number where a digit follows. */
const SCOPE = /(?:(?:parent\.)?(?:span|resource|event|link|instrumentation)|parent)\.(?=\S)|\.(?=[^\s\d])/y;
const WORD = /[A-Za-z_][\w]*(?::[A-Za-z]\w*)?/y;

const PLAIN_INTRINSICS: ReadonlySet<string> = new Set([
  "name",
  "kind",
  "status",
  "statusMessage",
  "duration",
  "traceDuration",
  "rootName",
  "rootServiceName",
  "nestedSetLeft",
  "nestedSetRight",
  "nestedSetParent",
]);

const LINK_COUNTS: ReadonlySet<string> = new Set(["span:linkCount", "span:linkedByCount", "span:droppedLinkCount"]);

/**
 * Divides a query's text, finished or not, into tokens; white space is left out. This is for the eye and for placing conditions: what a
 * query means, and whether it is one, the server says.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  const push = (kind: TokenKind, length: number) => {
    tokens.push({ kind, from: at, to: at + length, text: text.slice(at, at + length) });
    at += length;
  };
  while (at < text.length) {
    const space = take(SPACE);
    if (space !== null) {
      at += space.length;
      continue;
    }
    const character = text[at] ?? "";
    const comment = take(COMMENT);
    const linkOperator = depth === 0 && standsBetweenSpansets(tokens.at(-1)) ? take(LINK_OPERATOR) : null;
    const string = take(STRING);
    const scope = take(SCOPE);
    const number = take(NUMBER);
    const word = take(WORD);
    if (comment !== null) push("comment", comment.length);
    else if (character === "{" || character === "(") {
      if (character === "{") depth++;
      push("open", 1);
    } else if (character === "}" || character === ")") {
      if (character === "}") depth = Math.max(0, depth - 1);
      push("close", 1);
    } else if (linkOperator !== null && opensNext(text, at + linkOperator.length)) {
      push("link-operator", linkOperator.length);
    } else if (string !== null) push("string", string.length);
    else if (scope !== null) {
      const ofLink = /^(?:parent\.)?link\.$/.test(scope);
      push(ofLink ? "link-field" : "scope", scope.length);
      const key = take(KEY);
      if (key !== null) push(ofLink ? "link-field" : "key", key.length);
    } else if (number !== null) push("number", number.length);
    else if (word !== null) push(wordKind(word, text.slice(at + word.length)), word.length);
    else if (character === ",") push("comma", 1);
    else {
      const operator = take(OPERATOR);
      if (operator !== null) push("operator", operator.length);
      else push(character === "|" ? "pipe" : "unknown", 1);
    }
  }
  return tokens;
}

function standsBetweenSpansets(before: Token | undefined): boolean {
  return before?.kind === "close";
}

/** True where a spanset may follow, or where the text ends and one may still be written. */
function opensNext(text: string, from: number): boolean {
  return /^\s*(?:[{(]|$)/.test(text.slice(from));
}

function wordKind(word: string, rest: string): TokenKind {
  if (word.startsWith("link:") || LINK_COUNTS.has(word)) return "link-field";
  if (word.includes(":") || PLAIN_INTRINSICS.has(word)) return "intrinsic";
  return /^\s*\(/.test(rest) ? "function" : "word";
}
