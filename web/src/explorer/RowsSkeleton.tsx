const ROWS = 16;
/** Shares of a cell's width, turn by turn, so that grey cells look like text of different lengths. */
const SHARES = [0.72, 0.55, 0.84, 0.63] as const;

/** Grey cells in a table's columns, where its rows will be; they show only after 150 ms. */
export function RowsSkeleton({ columns }: { columns: number }) {
  return (
    <div className="rows-skeleton" role="status" aria-label="Searching">
      {Array.from({ length: ROWS }, (_, row) => (
        <div key={row} className="results-columns">
          {Array.from({ length: columns }, (_cell, cell) => (
            <span key={cell} className="skeleton-cell" style={{ width: `${100 * shareOf(row, cell)}%` }} />
          ))}
        </div>
      ))}
    </div>
  );
}

function shareOf(row: number, cell: number): number {
  return SHARES[(row * 3 + cell) % SHARES.length] ?? 1;
}
