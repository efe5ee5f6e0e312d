import { useMutation, useQuery } from "@tanstack/react-query";
import { addSaved, changeSaved, deleteSaved, requestSaved, type SavedDraft, type SavedQuery } from "../api/saved";
import { queryClient } from "../queryClient";

const KEY = ["saved"];
const FRESH_MILLIS = 30_000;

/** The saved queries, by name. */
export function useSaved() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await requestSaved(signal)).toSorted(byName),
    staleTime: FRESH_MILLIS,
  });
}

/** Keeps a draft: as a new one, or in the place of the one that was read. */
export function useSave() {
  return useMutation({
    mutationFn: ({ before, draft }: { before: SavedQuery | null; draft: SavedDraft }) =>
      before === null ? addSaved(draft) : changeSaved(before, draft),
    onSettled: readAnew,
    networkMode: "always",
  });
}

export function useDelete() {
  return useMutation({ mutationFn: (id: string) => deleteSaved(id), onSettled: readAnew, networkMode: "always" });
}

export function draftOf({ name, query, view, order, columns, sort, step }: SavedQuery): SavedDraft {
  return { name, query, view, order, columns, sort, step };
}

function readAnew(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: KEY });
}

function byName({ name: one }: SavedQuery, { name: other }: SavedQuery): number {
  return one.localeCompare(other, undefined, { numeric: true });
}
