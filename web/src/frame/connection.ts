import { create } from "zustand";
import { Problem } from "../api/problem";

interface Connection {
  /** A request found no server. It is looked for until it answers. */
  lost: boolean;
  lose(): void;
  restore(): void;
}

export const useConnection = create<Connection>()((set) => ({
  lost: false,
  lose: () => set({ lost: true }),
  restore: () => set({ lost: false }),
}));

/** What a query has to show. A failure takes nothing away that was read before, unless it says that this is not there any more. */
export function shownOf<Data>(query: { data: Data | undefined; error: unknown }): Data | undefined {
  return query.error instanceof Problem && query.error.status === 404 ? undefined : query.data;
}
