import "./states.css";
import type { Progress } from "../api/progress";

interface ProgressLineProps {
  /** What is going on. */
  label: string;
  /** How far it has come; null before its first word. */
  progress: Progress | null;
}

/** A thin line on the upper edge of what is being read, with the part that is done; it shows only after 300 ms. */
export function ProgressLine({ label, progress }: ProgressLineProps) {
  const known = progress !== null && progress.segments > 0;
  const told = known && { "aria-valuenow": progress.segmentsDone, "aria-valuemax": progress.segments };
  return (
    <div className="progress-line" role="progressbar" aria-label={label} {...told}>
      {known && <div style={{ width: `${(100 * progress.segmentsDone) / progress.segments}%` }} />}
    </div>
  );
}
