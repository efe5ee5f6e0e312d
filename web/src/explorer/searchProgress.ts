import { create } from "zustand";
import type { Progress } from "../api/progress";

/** How far the running search has come; null before its first word and when none runs. */
export const useSearchProgress = create<{ progress: Progress | null }>()(() => ({ progress: null }));

/** Runs a search and keeps its progress in sight until it ends, however it does. */
export async function withProgress<Answer>(search: (onProgress: (progress: Progress) => void) => Promise<Answer>) {
  const clear = () => useSearchProgress.setState({ progress: null });
  clear();
  try {
    return await search((progress) => useSearchProgress.setState({ progress }));
  } finally {
    clear();
  }
}
