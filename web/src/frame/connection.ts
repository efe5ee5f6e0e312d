import { create } from "zustand";
import { UnreachableServer } from "../api/problem";

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

/** What a query has to show. A server that stopped takes nothing away that was read before; a refusal does. */
export function shownOf<Data>(query: { data: Data | undefined; error: unknown }): Data | undefined {
  return query.error === null || query.error instanceof UnreachableServer ? query.data : undefined;
}
