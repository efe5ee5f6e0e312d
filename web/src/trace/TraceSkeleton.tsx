const ROWS = 24;
const STEPS = 7;

/** The header, the overview, the axis and the rows of a trace in grey while it is being read; they show only after 150 ms. */
export function TraceSkeleton() {
  return (
    <div className="trace-skeleton" role="status" aria-label="Reading the trace">
      <div className="trace-skeleton-head" />
      <div className="trace-skeleton-map" />
      <div className="trace-skeleton-axis" />
      {Array.from({ length: ROWS }, (_, row) => {
        const depth = Math.min(row, 1 + (row % STEPS));
        return (
          <div key={row} className="trace-skeleton-row">
            <span style={{ width: `${40 + ((row * 13) % 20)}%`, marginLeft: depth * 14 }} />
            <span style={{ width: `${Math.max(6, 90 - 14 * depth)}%`, marginLeft: `${depth}%` }} />
          </div>
        );
      })}
    </div>
  );
}
