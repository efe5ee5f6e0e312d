import { createContext, useContext } from "react";
import { serviceColour } from "../model/serviceColour";
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

/** Tells the colour that a service has in the trace shown; that of its name where it has no span there, or no trace is shown. */
export function useServiceColour(): (service: string) => string {
  const shown = useContext(TraceContext);
  return (service) => shown?.colours[shown.outline.services.indexOf(service)] ?? serviceColour(service);
}
