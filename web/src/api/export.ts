import { inRequest, type NanosRange } from "../model/timeRange";
import { partsOf, send, withJson } from "./request";

/** The forms of an exported file, with the name and the type that it is kept under. */
export const EXPORT_FORMATS = {
  csv: { title: "CSV", about: "a table of the columns shown", file: "weft-spans.csv", type: "text/csv" },
  jsonl: { title: "JSON lines", about: "a span on each line", file: "weft-spans.jsonl", type: "application/x-ndjson" },
  otlp: { title: "OTLP", about: "whole spans, as OTLP/JSON", file: "weft-spans.otlp.json", type: "application/json" },
} as const;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** Reads every span that matches as a file, piece by piece. Aborting ends it on the server too. */
export async function* exportSpans(
  format: ExportFormat,
  query: string,
  range: NanosRange,
  columns: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const body = {
    query,
    ...inRequest(range),
    view: "spans",
    order: "newest",
    ...(format === "csv" && { columns }),
  };
  const path = `/export?format=${format}`;
  const response = await send(path, withJson(body, signal));
  if (response.body !== null) yield* partsOf(path, response.body);
}
