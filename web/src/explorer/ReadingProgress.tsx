import { ProgressLine } from "../controls/ProgressLine";
import { formatCount } from "../model/numbers";
import { useSearchProgress } from "./searchProgress";

/** What is being read: rows that match, or numbers computed from them. */
export type Awaited = "search" | "metrics";

/** How far the search has come, in words. */
export function ProgressInWords({ what }: { what: Awaited }) {
  const progress = useSearchProgress((held) => held.progress);
  if (progress === null || progress.segments === 0) return what === "search" ? "Searching…" : "Computing…";
  return `Segment ${formatCount(progress.segmentsDone)} of ${formatCount(progress.segments)}`;
}

/** Likewise, as a bar; nothing until it is known. */
export function ProgressBar() {
  const progress = useSearchProgress((held) => held.progress);
  if (progress === null || progress.segments === 0) return null;
  return <progress value={progress.segmentsDone} max={progress.segments} aria-label="Segments searched" />;
}

/** Likewise, as a line on the edge of an answer that is being read anew or further. */
export function ReadingLine() {
  const progress = useSearchProgress((held) => held.progress);
  return <ProgressLine label="Reading the answer" progress={progress} />;
}
