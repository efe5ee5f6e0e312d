import { type RouterHistory, useRouterState } from "@tanstack/react-router";

/** By an entry's place in the history, then by what is kept and the page it was kept on. */
const remembered = new Map<number, Map<string, unknown>>();

/**
 * A place to keep what belongs to one entry of the browser's history but not in its URL, such as scroll offsets: Back finds it again,
 * a reload does not.
 */
export interface ViewMemory<T> {
  /** The entry's place in the history. */
  entry: number;
  /** The page shown is that of this entry. */
  settled: boolean;
  recall(): T | undefined;
  remember(value: T): void;
}

export function useViewMemory<T>(name: string): ViewMemory<T> {
  // oxlint-disable-next-line no-underscore-dangle -- the router's own name for the entry's place in the history
  const index = useRouterState({ select: (state) => state.location.state.__TSR_index ?? 0 });
  const path = useRouterState({ select: (state) => state.location.pathname });
  // Until the router has rendered the new entry, the page of the one before stands there.
  const settled = useRouterState({ select: (state) => state.status === "idle" });
  const key = `${name} ${path}`;
  return {
    entry: index,
    settled,
    recall: () => remembered.get(index)?.get(key) as T | undefined,
    remember: (value) => {
      if (!settled) return;
      const entry = remembered.get(index) ?? new Map<string, unknown>();
      remembered.set(index, entry.set(key, value));
    },
  };
}

/** Forgets the entries whose place a new one takes: no way leads back to them. */
export function forgetReplacedEntries(history: RouterHistory): () => void {
  return history.subscribe(({ location, action }) => {
    if (action.type !== "PUSH") return;
    for (const index of remembered.keys()) {
      // oxlint-disable-next-line no-underscore-dangle -- see above
      if (index >= location.state.__TSR_index) remembered.delete(index);
    }
  });
}
