import { create } from "zustand";
import { persist } from "zustand/middleware";

const MOST = 20;

interface RecentQueries {
  /** The latest first, each once. */
  texts: readonly string[];
  remember(text: string): void;
  forget(): void;
}

/** The queries last run in this browser. */
export const useRecentQueries = create<RecentQueries>()(
  persist(
    (set) => ({
      texts: [],
      remember: (text) =>
        set(({ texts }) => ({ texts: [text, ...texts.filter((held) => held !== text)].slice(0, MOST) })),
      forget: () => set({ texts: [] }),
    }),
    { name: "weft.recent-queries", version: 1 },
  ),
);
