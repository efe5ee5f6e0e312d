import { useMutation, useQuery } from "@tanstack/react-query";
import { asProblem } from "../api/problem";
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
    onSettled: (_, thrown) => readAnewAfter(thrown),
    networkMode: "always",
  });
}

export function useDelete() {
  return useMutation({
    mutationFn: (id: string) => deleteSaved(id),
    onSettled: (_, thrown) => readAnewAfter(thrown),
    networkMode: "always",
  });
}

export function draftOf({ name, query, view, order, columns, sort, step }: SavedQuery): SavedDraft {
  return { name, query, view, order, columns, sort, step };
}

/**
 * Reads the list anew after a change, made or refused; not where the server wants a token first: that refusal of the list would put the
 * login in the place of what is edited.
 */
export async function readAnewAfter(thrown: unknown): Promise<void> {
  if (asProblem(thrown).status !== 401) await queryClient.invalidateQueries({ queryKey: KEY });
}

function byName({ name: one }: SavedQuery, { name: other }: SavedQuery): number {
  return one.localeCompare(other, undefined, { numeric: true });
}
