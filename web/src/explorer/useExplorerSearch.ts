import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ExplorerSearch } from "./explorerSearch";

type Change = { [Name in keyof ExplorerSearch]?: ExplorerSearch[Name] | undefined };

/** The explorer's part of the URL, and a way to change parts of it; each change is a step that Back undoes. */
export function useExplorerSearch(): [ExplorerSearch, (change: Change) => void] {
  const search = useSearch({ from: "/" });
  const navigate = useNavigate();
  const change = useCallback(
    (parts: Change) => {
      void navigate({ to: "/", search: (held) => ({ ...held, ...parts }) });
    },
    [navigate],
  );
  return [search, change];
}
