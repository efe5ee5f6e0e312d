import { expect, test } from "vitest";
import type { ExportFormat } from "../src/api/export";
import { ExportedSpans } from "../src/export/exportedSpans";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const SPAN = "b7ad6b7169203331";

/** Counts the file however its text is cut into parts. */
function expectCounted(format: ExportFormat, file: string, count: number, earliest: bigint | null) {
  for (const size of [1, 7, 64, file.length]) {
    const spans = new ExportedSpans(format);
    for (let at = 0; at < file.length; at += size) spans.add(file.slice(at, at + size));
    expect([spans.count, spans.earliest], `parts of ${size}`).toEqual([count, earliest]);
  }
}

test("rows of a table are counted, lines within a cell are none", () => {
  const file = `traceId,spanId,startTimeUnixNano,name\r\n${TRACE},${SPAN},300,"two\nlines"\r\n${TRACE},${SPAN},200,b\r\n`;
  expectCounted("csv", file, 2, 200n);
  expectCounted("csv", "traceId,spanId,startTimeUnixNano\r\n", 0, null);
  expectCounted("csv", `traceId,spanId,startTimeUnixNano\r\n${TRACE},${SPAN},300\r\n${TRACE},${SPAN},40\r\n`, 2, 40n);
});

test("lines are counted, texts that look like a key are none", () => {
  const line = (start: string, name: string) =>
    `${JSON.stringify({ traceId: TRACE, name, startTimeUnixNano: start, durationNanos: "1" })}\n`;
  expectCounted("jsonl", line("1795445934114000000", 'x"startTimeUnixNano":"1",') + line("7", "b"), 2, 7n);
});

test("spans of OTLP are counted, their links and events are none", () => {
  const span = { spanId: SPAN, startTimeUnixNano: "90", links: [{ spanId: SPAN }], events: [{ timeUnixNano: "1" }] };
  expectCounted("otlp", JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span, span] }] }] }), 2, 90n);
});
