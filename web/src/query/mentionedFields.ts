import { fullName } from "../model/fieldNames";
import { tokensOf } from "./tokens";

/** Fields that name the row itself: they lead to it, and need no column. */
const IDS: ReadonlySet<string> = new Set(["span:id", "trace:id"]);

/** The fields that a query's text names, in order of first mention, ids aside; the server sends their values with each row. */
export function mentionedFields(query: string): string[] {
  const tokens = tokensOf(query);
  const fields: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined) break;
    const scoped = token.kind === "scope" || (token.kind === "link-field" && token.text.endsWith("."));
    if (scoped && next?.from === token.to) {
      fields.push(token.text + next.text);
      at++;
    } else if (token.kind === "intrinsic" || token.kind === "link-field") {
      fields.push(fullName(token.text));
    }
  }
  return [...new Set(fields)].filter((field) => !IDS.has(field));
}
