import { create } from "zustand";
import type { Progress } from "../api/progress";

interface SearchProgress {
  /** The search that began last; null when that one has ended. */
  search: object | null;
  /** How far it has come; null before its first word and when none runs. */
  progress: Progress | null;
}

export const useSearchProgress = create<SearchProgress>()(() => ({ search: null, progress: null }));

/** Runs a search and keeps its progress in sight until it ends, however it does, or until another one begins. */
export async function withProgress<Answer>(search: (onProgress: (progress: Progress) => void) => Promise<Answer>) {
  const isLast = () => useSearchProgress.getState().search === search;
  useSearchProgress.setState({ search, progress: null });
  try {
    return await search((progress) => {
      if (isLast()) useSearchProgress.setState({ progress });
    });
  } finally {
    if (isLast()) useSearchProgress.setState({ search: null, progress: null });
  }
}
