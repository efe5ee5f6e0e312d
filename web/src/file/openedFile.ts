import { create } from "zustand";
import type { TraceSource } from "../trace/traceSource";
import { fileSource } from "./fileSource";
import { readTraceFile } from "./readTraceFile";
import { buildTraceFile, type TraceFile } from "./traceFile";

interface OpenedFile {
  /** The file open in this tab; it leaves no trace on the server and is gone with a reload. */
  file: TraceFile | null;
  source: TraceSource | null;
  openings: number;
  /** Reads a file and opens it in the place of the one before; null when another one was chosen meanwhile. Throws when it holds no trace. */
  open(file: File): Promise<TraceFile | null>;
}

export const useOpenedFile = create<OpenedFile>()((set, held) => ({
  file: null,
  source: null,
  openings: 0,
  open: async (chosen) => {
    const opening = held().openings + 1;
    set({ openings: opening });
    const isLeft = () => held().openings !== opening;
    const text = await chosen.text().catch((thrown: unknown) => {
      if (isLeft()) return "";
      throw thrown;
    });
    if (isLeft()) return null;
    const file = buildTraceFile(chosen.name, readTraceFile(text));
    set({ file, source: fileSource(file, opening) });
    return file;
  },
}));
