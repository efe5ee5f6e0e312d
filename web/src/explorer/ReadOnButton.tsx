import type { ReadOn } from "./readOn";

/** Keeps the focus while it reads. */
export function ReadOnButton({ late, reading, onMore }: Pick<ReadOn, "late" | "reading" | "onMore">) {
  return (
    <button
      type="button"
      className={late && !reading ? "button button-primary" : "button"}
      aria-disabled={reading}
      onClick={() => !reading && onMore()}
    >
      {reading ? "Searching…" : late ? "Go on searching" : "Show more"}
    </button>
  );
}
