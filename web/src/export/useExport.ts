import { create } from "zustand";
import { EXPORT_FORMATS, type ExportFormat, exportSpans } from "../api/export";
import { type ChosenRange, type NanosRange, resolveRange } from "../model/timeRange";
import { ExportedSpans } from "./exportedSpans";
import { type Lack, lackOf } from "./lack";

/** How far an export has come. */
export type ExportState =
  | { kind: "none" }
  | { kind: "running"; format: ExportFormat; spans: number; bytes: number }
  /** The browser has the file; `lack` is null when it has all that matches, and absent until that is found out. */
  | { kind: "done"; format: ExportFormat; spans: number; bytes: number; lack?: Lack | null }
  | { kind: "failed"; format: ExportFormat; thrown: unknown };

interface Export {
  state: ExportState;
  start(format: ExportFormat, query: string, chosen: ChosenRange, columns: readonly string[]): void;
  cancel(): void;
}

let running: AbortController | null = null;

/** Reads an export and hands it to the browser as a file; one at a time, which goes on whatever page is shown. */
export const useExport = create<Export>()((set) => ({
  state: { kind: "none" },
  start: (format, query, chosen, columns) => {
    running?.abort();
    const { signal } = (running = new AbortController());
    const tell = (state: ExportState) => {
      if (!signal.aborted) set({ state });
    };
    run(format, query, resolveRange(chosen, new Date()), columns, signal, tell).catch((thrown: unknown) =>
      tell({ kind: "failed", format, thrown }),
    );
  },
  cancel: () => {
    running?.abort();
    set({ state: { kind: "none" } });
  },
}));

async function run(
  format: ExportFormat,
  query: string,
  range: NanosRange,
  columns: readonly string[],
  signal: AbortSignal,
  tell: (state: ExportState) => void,
): Promise<void> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const decoder = new TextDecoder();
  const spans = new ExportedSpans(format);
  let bytes = 0;
  tell({ kind: "running", format, spans: 0, bytes: 0 });
  for await (const part of exportSpans(format, query, range, columns, signal)) {
    parts.push(part);
    bytes += part.length;
    spans.add(decoder.decode(part, { stream: true }));
    tell({ kind: "running", format, spans: spans.count, bytes });
  }
  keep(parts, format);
  const done = { kind: "done", format, spans: spans.count, bytes } as const;
  tell(done);
  tell({ ...done, lack: await lackOf(query, range, spans.earliest, signal) });
}

/** The browser has begun to write the file by then. */
const KEPT_MILLIS = 10_000;

function keep(parts: Uint8Array<ArrayBuffer>[], format: ExportFormat): void {
  const { file, type } = EXPORT_FORMATS[format];
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = file;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), KEPT_MILLIS);
}
