import { useParsedQuery } from "../query/parsedQuery";
import { useQueryText } from "../query/useQueryText";
import { metricsSuggestions } from "./metricsText";

/** In the place of numbers while the query finds spans: what one click computes from these. */
export function ComputeSomething() {
  const { query, run } = useQueryText();
  const parsed = useParsedQuery(query);
  if (parsed === undefined) return null;
  if (parsed === null) {
    return (
      <div className="no-match">
        <h2>This query cannot be answered</h2>
        <p className="muted">The text above is no query yet. Mend it, then choose what to compute.</p>
      </div>
    );
  }
  return (
    <div className="no-match">
      <h2>This query finds spans. What should be computed from them?</h2>
      <ul className="compute-choices">
        {metricsSuggestions(query).map(({ name, about, query: metrics }) => (
          <li key={name}>
            <button type="button" className="button" title={metrics} onClick={() => run(metrics)}>
              {name}
            </button>
            <span className="muted">{about}</span>
          </li>
        ))}
      </ul>
      <p className="muted">
        Or add a function yourself: <code>| avg_over_time(span:duration) by (span:name)</code>
      </p>
    </div>
  );
}
