import { type ReactNode, useEffect, useRef } from "react";
import { useElapsed } from "../controls/useElapsed";
import { formatCount } from "../model/numbers";
import { queryClient } from "../queryClient";
import { useSearchProgress } from "./searchProgress";

const LONG_MILLIS = 1_000;

interface ReadingProps {
  /** What is being read: rows that match, or numbers computed from them. */
  what: "search" | "metrics";
  /** The person cancelled it. */
  stopped: boolean;
  onAgain(): void;
  /** The places of what will come. */
  children: ReactNode;
}

/** What stands in an answer's place while it is awaited; one that takes long can be cancelled, here and on the server. */
export function Reading({ what, stopped, onAgain, children }: ReadingProps) {
  if (stopped) return <Cancelled what={what} onAgain={onAgain} />;
  return (
    <>
      <LongReading what={what} />
      {children}
    </>
  );
}

function Cancelled({ what, onAgain }: Pick<ReadingProps, "what" | "onAgain">) {
  const again = useRef<HTMLButtonElement>(null);
  // The button that cancelled is gone.
  useEffect(() => {
    if (document.activeElement === document.body) again.current?.focus();
  }, []);
  return (
    <div className="no-match">
      <h2>{what === "search" ? "The search was cancelled" : "The computation was cancelled"}</h2>
      <button ref={again} type="button" className="button button-primary" onClick={onAgain}>
        {what === "search" ? "Search again" : "Compute again"}
      </button>
    </div>
  );
}

/** How far a search has come that takes long, and the way out of it. */
function LongReading({ what }: Pick<ReadingProps, "what">) {
  const long = useElapsed(LONG_MILLIS);
  if (!long) return null;
  return (
    <p className="reading-long">
      <SearchProgress what={what} />
      <button type="button" className="button" onClick={() => void queryClient.cancelQueries({ queryKey: [what] })}>
        Cancel
      </button>
    </p>
  );
}

function SearchProgress({ what }: Pick<ReadingProps, "what">) {
  const progress = useSearchProgress((held) => held.progress);
  if (progress === null || progress.segments === 0) {
    return <span className="muted">{what === "search" ? "Searching…" : "Computing…"}</span>;
  }
  const { segmentsDone, segments } = progress;
  return (
    <>
      <progress value={segmentsDone} max={segments} aria-label="Segments searched" />
      <span className="muted">
        Segment {formatCount(segmentsDone)} of {formatCount(segments)}
      </span>
    </>
  );
}
