import { type Token, tokensOf } from "./tokens";

/** One `{ … }`: its braces, the second of which may not be written yet, and what lies between them. */
export interface Braces {
  open: Token;
  close: Token | null;
  inner: readonly Token[];
}

/** The parts of a query that tell where a stage or an operator goes. */
export interface Structure {
  /** Before the first stage and the hints: one `{ … }`, or several with operators between them. */
  spansets: readonly Braces[];
  /** Offset of the end of the spansets. */
  spansetsEnd: number;
  /** Offset where another stage would be written. */
  stagesEnd: number;
}

export function structureOf(text: string): Structure {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== "comment");
  const hints = topLevel(tokens, ({ kind, text: word }) => kind === "function" && word === "with");
  const body = hints < 0 ? tokens : tokens.slice(0, hints);
  const pipe = topLevel(body, ({ kind }) => kind === "pipe");
  const head = pipe < 0 ? body : body.slice(0, pipe);
  return {
    spansets: bracesOf(head),
    spansetsEnd: head.at(-1)?.to ?? 0,
    stagesEnd: body.at(-1)?.to ?? 0,
  };
}

/** True while the text before the caret leaves a brace, a parenthesis or a quote open that the text behind it does not close. */
export function isUnfinished(text: string, caret: number): boolean {
  const open: Token[] = [];
  let inside = false;
  for (const token of tokensOf(text)) {
    if (token.kind === "open") open.push(token);
    if (token.kind === "close") open.pop();
    if (token.kind === "string" && token.from < caret && !isClosed(token.text)) inside = true;
  }
  return inside || open.some(({ from }) => from < caret);
}

function isClosed(quoted: string): boolean {
  return quoted.length > 1 && quoted.endsWith(quoted[0] ?? "") && !/[^\\](?:\\\\)*\\"$/.test(quoted);
}

/** Index of the first token outside of all braces and parentheses that passes; -1 when none does. */
export function topLevel(tokens: readonly Token[], passes: (token: Token) => boolean): number {
  let depth = 0;
  return tokens.findIndex((token) => {
    if (token.kind === "open") depth++;
    if (token.kind === "close") depth = Math.max(0, depth - 1);
    return depth === 0 && passes(token);
  });
}

/** What stands between the tokens outside of all braces and parentheses that pass: one part more than there are such tokens. */
export function partsBetween(tokens: readonly Token[], passes: (token: Token) => boolean): Token[][] {
  const parts: Token[][] = [];
  let rest = tokens;
  for (let at = topLevel(rest, passes); at >= 0; at = topLevel(rest, passes)) {
    parts.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...parts, [...rest]];
}

/** Those `{ … }` of the tokens that stand in no other. */
export function bracesOf(tokens: readonly Token[]): Braces[] {
  const found: Braces[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const open = tokens[at];
    if (open?.text !== "{") continue;
    const end = tokens.findIndex((token, place) => place > at && token.text === "}" && token.kind === "close");
    const inner = tokens.slice(at + 1, end < 0 ? undefined : end);
    found.push({ open, close: end < 0 ? null : (tokens[end] ?? null), inner });
    if (end < 0) break;
    at = end;
  }
  return found;
}
