import type { CompletionItem } from "../api/queryText";
import { OPERATORS } from "../model/queryText";
import { isDuration } from "./fieldValues";
import { type TokenKind, tokensOf } from "./tokens";

/** Durations to choose from, short to long. */
export const DURATIONS: readonly string[] = ["1ms", "10ms", "100ms", "1s", "10s", "1m", "10m"];

/** An attribute of the same name is none. */
const FIELDS: ReadonlySet<TokenKind> = new Set(["intrinsic", "link-field"]);

const UNITS = ["ms", "s", "m", "h"] as const;

/** Durations that may stand before the cursor, where what is compared there is one; null elsewhere. */
export function durationsAt(text: string, cursor: number): { from: number; items: CompletionItem[] } | null {
  const before = tokensOf(text.slice(0, cursor)).filter(({ kind }) => kind !== "comment");
  const last = before.at(-1);
  const begun = last !== undefined && last.to === cursor && /^\d+(?:\.\d+)?$/.test(last.text) ? last : null;
  const [field, operator] = before.slice(begun === null ? -2 : -3);
  if (field === undefined || operator === undefined || !FIELDS.has(field.kind) || !isDuration(field.text)) return null;
  if (!(OPERATORS as readonly string[]).includes(operator.text)) return null;
  const written = begun === null ? DURATIONS : UNITS.map((unit) => begun.text + unit);
  return {
    from: begun?.from ?? cursor,
    items: written.map((label) => ({ kind: "value", label, insert: label, detail: "duration" })),
  };
}
