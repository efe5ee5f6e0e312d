import { z } from "zod";
import { requestShape, send, withJson } from "./request";

const draft = {
  name: z.string(),
  query: z.string(),
  view: z.enum(["traces", "spans", "series", "table"]),
  order: z.enum(["newest", "oldest", "longest"]),
  /** How the view was arranged, each as the explorer's URL writes it; empty where the view has its usual. */
  columns: z.string().default(""),
  sort: z.string().default(""),
  step: z.string().default(""),
};

const savedQuery = z.object({
  id: z.string(),
  ...draft,
  createdTimeUnixNano: z.string(),
  changedTimeUnixNano: z.string(),
});

const savedList = z.object({ items: z.array(savedQuery) });

/** A query that somebody gave a name, kept on the server for everybody. */
export type SavedQuery = z.infer<typeof savedQuery>;
export type SavedDraft = Pick<SavedQuery, keyof typeof draft>;

export async function requestSaved(signal: AbortSignal): Promise<readonly SavedQuery[]> {
  return (await requestShape("/saved", savedList, { signal })).items;
}

/** Keeps a new one; a name that is taken is refused with status 409. */
export function addSaved(saved: SavedDraft): Promise<SavedQuery> {
  return requestShape("/saved", savedQuery, withJson(saved));
}

/** Replaces the one that was read; one that was changed since is refused with status 409. */
export function changeSaved({ id, changedTimeUnixNano }: SavedQuery, saved: SavedDraft): Promise<SavedQuery> {
  return requestShape(pathOf(id), savedQuery, { ...withJson({ ...saved, changedTimeUnixNano }), method: "PUT" });
}

export async function deleteSaved(id: string): Promise<void> {
  await send(pathOf(id), { method: "DELETE" });
}

function pathOf(id: string): string {
  return `/saved/${encodeURIComponent(id)}`;
}
