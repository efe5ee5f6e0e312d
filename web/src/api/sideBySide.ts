import type { Progress } from "./progress";

/** Adds up how far requests have come that run side by side: each call makes the ear of one of them. */
export function sideBySide(onProgress: (progress: Progress) => void): () => (progress: Progress) => void {
  const held: Progress[] = [];
  return () => {
    const place = held.push({ segmentsDone: 0, segments: 0 }) - 1;
    return (progress) => {
      held[place] = progress;
      onProgress({
        segmentsDone: held.reduce((sum, { segmentsDone }) => sum + segmentsDone, 0),
        segments: held.reduce((sum, { segments }) => sum + segments, 0),
      });
    };
  };
}
