import { type Token, type TokenKind, tokensOf } from "./tokens";

/** Tokens that are whole as soon as they are there. */
const WHOLE: ReadonlySet<TokenKind> = new Set(["open", "close", "pipe", "comma", "comment"]);

/**
 * True where an error at `offset` may only say that the text is not finished at the caret: nothing but white space lies between them, or the
 * caret stands in a token, and the error in the condition around it.
 */
export function isBeingWritten(text: string, offset: number, caret: number): boolean {
  if (text.slice(Math.min(offset, caret), Math.max(offset, caret)).trim() === "") return true;
  const tokens = tokensOf(text);
  const place = tokens.findIndex(({ kind, from, to }) => from < caret && caret <= to && !WHOLE.has(kind));
  const touched = tokens[place];
  return touched !== undefined && offset <= touched.to && offset >= beginOfCondition(tokens.slice(0, place));
}

function beginOfCondition(before: readonly Token[]): number {
  return before.findLast(({ kind, text }) => WHOLE.has(kind) || text === "&&" || text === "||")?.to ?? 0;
}
