import { createContext, useContext } from "react";
import type { TraceSource } from "./traceSource";

export const SourceContext = createContext<TraceSource | null>(null);

/** Where the trace page, and all that stands on it, reads from. */
export function useTraceSource(): TraceSource {
  const source = useContext(SourceContext);
  if (source === null) {
    throw new Error("SourceContext: absent (expected: used below a trace's route)");
  }
  return source;
}
