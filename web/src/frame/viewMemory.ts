import { useRouterState } from "@tanstack/react-router";

const remembered = new Map<string, unknown>();

/**
 * A place to keep what belongs to one entry of the browser's history but not in its URL, such as scroll offsets: Back finds it again,
 * a reload does not.
 */
export interface ViewMemory<T> {
  recall(): T | undefined;
  remember(value: T): void;
}

export function useViewMemory<T>(name: string): ViewMemory<T> {
  const entry = useRouterState({
    // oxlint-disable-next-line no-underscore-dangle -- the router's own name for the entry's place in the history
    select: (state) => `${state.location.state.__TSR_index ?? 0} ${state.location.pathname}`,
  });
  const key = `${name} ${entry}`;
  return {
    recall: () => remembered.get(key) as T | undefined,
    remember: (value) => {
      remembered.set(key, value);
    },
  };
}
