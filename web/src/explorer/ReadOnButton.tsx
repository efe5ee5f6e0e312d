/** How a list goes on behind its last row. */
export interface ReadOn {
  more: boolean;
  /** The search ran out of time there: it goes on only when somebody asks. */
  late: boolean;
  /** The next page is being read. */
  reading: boolean;
  onMore(): void;
}

/** Keeps the focus while it reads. */
export function ReadOnButton({ late, reading, onMore }: ReadOn) {
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
