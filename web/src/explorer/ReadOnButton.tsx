import type { ReadOn } from "./readOn";
import { ProgressInWords } from "./ReadingProgress";

/** Keeps the focus while it reads, and says how far that has come. */
export function ReadOnButton({ late, reading, onMore }: Pick<ReadOn, "late" | "reading" | "onMore">) {
  return (
    <button
      type="button"
      className={late && !reading ? "button button-primary" : "button"}
      aria-disabled={reading}
      onClick={() => !reading && onMore()}
    >
      {reading ? <ProgressInWords what="search" /> : late ? "Go on searching" : "Show more"}
    </button>
  );
}
