import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { EVERYTHING } from "../model/queryText";
import { spansBehind } from "./metricsText";

/** In the place of a list while the query computes numbers: where these show, and the way to the spans behind them. */
export function MetricsAsSpans() {
  const [search, change] = useExplorerSearch();
  const behind = spansBehind(search.q ?? EVERYTHING);
  return (
    <div className="no-match">
      <h2>This query computes numbers</h2>
      <p className="muted">They show as lines over time or as a table; a list needs a query that finds spans.</p>
      <div className="row-of-buttons">
        <button type="button" className="button button-primary" onClick={() => change({ view: "series" })}>
          Show the time series
        </button>
        <button type="button" className="button" onClick={() => change({ view: "table" })}>
          Show the table
        </button>
        {behind !== null && (
          <button type="button" className="button" onClick={() => change({ q: behind })}>
            List the spans behind them
          </button>
        )}
      </div>
    </div>
  );
}
