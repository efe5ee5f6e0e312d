import { createContext, useContext } from "react";
import type { LaidOutTrace } from "./laidOutTrace";

/** What every part of the trace page needs of the trace it shows. */
export interface ShownTrace extends LaidOutTrace {
  /** Selects a span by its index and shows it; `links` opens its Links tab as well. */
  select(span: number, tab?: "links"): void;
}

export const TraceContext = createContext<ShownTrace | null>(null);

export function useShownTrace(): ShownTrace {
  const shown = useContext(TraceContext);
  if (shown === null) {
    throw new Error("TraceContext: absent (expected: used below TraceView)");
  }
  return shown;
}
