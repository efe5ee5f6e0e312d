import { structureOf } from "./structure";
import { tokensOf } from "./tokens";

/** The query with one more stage, before its hints. */
export function addStage(query: string, stage: string): string {
  const { stagesEnd } = structureOf(query);
  const hints = query.slice(stagesEnd).trim();
  return `${query.slice(0, stagesEnd)} | ${stage}${hints === "" ? "" : ` ${hints}`}`;
}

/**
 * The query without the stage that consists of the `{ … }` around what lies in [from, to); null where they hold more, or are no stage
 * behind another one.
 */
export function removeFilter(query: string, from: number, to: number): string | null {
  const tokens = tokensOf(query);
  const at = tokens.findLastIndex((token) => token.to <= from);
  const [before, pipe, open] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  const next = tokens.findIndex((token) => token.from >= to);
  const [close, behind] = [tokens[next], tokens[next + 1]];
  if (open?.text !== "{" || close?.text !== "}" || pipe?.kind !== "pipe" || before === undefined) return null;
  if (behind?.kind === "operator" || behind?.kind === "link-operator") return null;
  // What follows a comment that ends with its line must not come to stand on that line.
  return query.slice(0, before.kind === "comment" ? pipe.from : before.to) + query.slice(close.to);
}
