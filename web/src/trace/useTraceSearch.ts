import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { TraceSearch } from "./traceSearch";

type Parts = { [Name in keyof TraceSearch]?: TraceSearch[Name] | undefined };
/** The parts to change, or how they follow from what is held. */
export type Change = Parts | ((held: TraceSearch) => Parts);

/** The trace page's part of the URL, and a way to change it in place: Back leads to the page before, not to the selection before. */
export function useTraceSearch(): [TraceSearch, (change: Change) => void] {
  const search = useSearch({ strict: false }) as TraceSearch;
  const navigate = useNavigate();
  const apply = useCallback(
    (change: Change) => {
      void navigate({
        to: ".",
        search: (held: TraceSearch) => ({ ...held, ...(typeof change === "function" ? change(held) : change) }),
        state: true,
        replace: true,
      });
    },
    [navigate],
  );
  return [search, apply];
}
