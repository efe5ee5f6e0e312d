import { fullName } from "../model/fieldNames";
import { SPAN_KINDS, STATUS_CODES } from "../model/span";

const DURATIONS: ReadonlySet<string> = new Set([
  "span:duration",
  "trace:duration",
  "link:wait",
  "event:timeSinceStart",
]);

const WORDS: Readonly<Record<string, readonly string[]>> = {
  "span:status": STATUS_CODES,
  "span:kind": SPAN_KINDS,
};

/** Whether the field's values are durations: written like `100ms`, sent as nanoseconds. */
export function isDuration(field: string): boolean {
  return DURATIONS.has(fullName(field));
}

/** The words of the language that the field's values are; null for fields with other values. */
export function wordsOf(field: string): readonly string[] | null {
  return WORDS[fullName(field)] ?? null;
}
