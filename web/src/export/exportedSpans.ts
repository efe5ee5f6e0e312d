import type { ExportFormat } from "../api/export";

/** The begin of a row of a table, whose first columns are trace id, span id and start. */
const TABLE_ROW = /\n[0-9a-f]{32},[0-9a-f]{16},(\d+)[,\r]/g;
/** Only spans have this key; within a string its quotes would be escaped. */
const JSON_SPAN = /"startTimeUnixNano"\s*:\s*"?(\d+)"?\s*[,}]/g;
/** Longer than any match, so that one cut by the end of a part is whole with the next. */
const CARRIED = 128;

/** Counts the spans of an exported file as its text comes in, and keeps the earliest start among them. */
export class ExportedSpans {
  count = 0;
  /** Epoch nanoseconds; null before the first span. */
  earliest: bigint | null = null;

  private readonly pattern: RegExp;
  private carried = "";

  constructor(format: ExportFormat) {
    this.pattern = format === "csv" ? TABLE_ROW : JSON_SPAN;
  }

  add(text: string): void {
    const whole = this.carried + text;
    let end = 0;
    for (const match of whole.matchAll(this.pattern)) {
      const start = BigInt(match[1] ?? 0);
      this.count++;
      if (this.earliest === null || start < this.earliest) this.earliest = start;
      end = match.index + match[0].length;
    }
    this.carried = whole.slice(Math.max(end, whole.length - CARRIED));
  }
}
