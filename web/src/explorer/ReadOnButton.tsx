/** How a list goes on behind its last row. */
export interface ReadOn {
  more: boolean;
  /** The search ran out of time there: it goes on only when somebody asks. */
  late: boolean;
  /** The next page is being read. */
  reading: boolean;
  onMore(): void;
}

export function ReadOnButton({ late, reading, onMore }: ReadOn) {
  return (
    <button type="button" className={late ? "button button-primary" : "button"} disabled={reading} onClick={onMore}>
      {reading ? "Searching…" : late ? "Go on searching" : "Show more"}
    </button>
  );
}
