import { useEffect, useRef, useState } from "react";
import { EXPORT_FORMATS, type ExportFormat, exportSpans } from "../api/export";
import { findEnd } from "../api/search";
import { type ChosenRange, type NanosRange, resolveRange } from "../model/timeRange";
import { ExportedSpans } from "./exportedSpans";

/** How far an export has come. */
export type ExportState =
  | { kind: "none" }
  | { kind: "running"; format: ExportFormat; spans: number; bytes: number }
  /** `cut`: spans match that the file has not, for the server ends a long export. */
  | { kind: "done"; format: ExportFormat; spans: number; bytes: number; cut: boolean }
  | { kind: "failed"; format: ExportFormat; thrown: unknown };

interface Export {
  state: ExportState;
  start(format: ExportFormat, query: string, chosen: ChosenRange, columns: readonly string[]): void;
  cancel(): void;
}

/** Reads an export and hands it to the browser as a file; one at a time. */
export function useExport(): Export {
  const [state, setState] = useState<ExportState>({ kind: "none" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (
    format: ExportFormat,
    query: string,
    chosen: ChosenRange,
    columns: readonly string[],
    signal: AbortSignal,
  ) => {
    const range = resolveRange(chosen, new Date());
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const decoder = new TextDecoder();
    const spans = new ExportedSpans(format);
    let bytes = 0;
    setState({ kind: "running", format, spans: 0, bytes: 0 });
    for await (const part of exportSpans(format, query, range, columns, signal)) {
      parts.push(part);
      bytes += part.length;
      spans.add(decoder.decode(part, { stream: true }));
      setState({ kind: "running", format, spans: spans.count, bytes });
    }
    const cut = await isCut(query, range, spans.earliest, signal);
    keep(parts, format);
    setState({ kind: "done", format, spans: spans.count, bytes, cut });
  };

  return {
    state,
    start: (format, query, chosen, columns) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      run(format, query, chosen, columns, controller.signal).catch((thrown: unknown) => {
        if (!controller.signal.aborted) setState({ kind: "failed", format, thrown });
      });
    },
    cancel: () => {
      running.current?.abort();
      setState({ kind: "none" });
    },
  };
}

/** The server says in trailers that it ended an export early, and browsers hide these: an earlier match that is not in the file says it too. */
async function isCut(query: string, range: NanosRange, earliest: bigint | null, signal: AbortSignal): Promise<boolean> {
  const { startNanos, cut } = await findEnd(query, range, "oldest", signal);
  if (startNanos === null) return cut !== null;
  return earliest === null || BigInt(startNanos) < earliest;
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
