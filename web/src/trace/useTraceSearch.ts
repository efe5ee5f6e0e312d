import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { TraceSearch } from "./traceSearch";

type Change = { [Name in keyof TraceSearch]?: TraceSearch[Name] | undefined };

/** The trace page's part of the URL, and a way to change it in place: Back leads to the page before, not to the selection before. */
export function useTraceSearch(): [TraceSearch, (change: Change) => void] {
  const search = useSearch({ strict: false }) as TraceSearch;
  const navigate = useNavigate();
  const change = useCallback(
    (parts: Change) => {
      void navigate({
        to: ".",
        search: (held: TraceSearch) => ({ ...held, ...parts }),
        state: true,
        replace: true,
      });
    },
    [navigate],
  );
  return [search, change];
}
