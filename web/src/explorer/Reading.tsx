import { type ReactNode, useEffect, useRef } from "react";
import { useElapsed } from "../controls/useElapsed";
import { CancelButton } from "./CancelButton";
import { type Awaited, ProgressBar, ProgressInWords } from "./ReadingProgress";

const LONG_MILLIS = 1_000;

interface ReadingProps {
  what: Awaited;
  /** The places of what will come. */
  children: ReactNode;
}

/** What stands in an answer's place while it is awaited; one that takes long says how far it is and can be cancelled. */
export function Reading({ what, children }: ReadingProps) {
  const long = useElapsed(LONG_MILLIS);
  return (
    <>
      {long && (
        <p className="reading-long">
          <ProgressBar />
          <span className="muted">
            <ProgressInWords what={what} />
          </span>
          <CancelButton />
        </p>
      )}
      {children}
    </>
  );
}

interface CancelledProps {
  what: Awaited;
  onAgain(): void;
}

/** What stands in an answer's place once somebody cancelled it. */
export function Cancelled({ what, onAgain }: CancelledProps) {
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
