import { useQueryText } from "../query/useQueryText";
import { metricsSuggestions } from "./metricsSuggestions";

/** In the place of numbers while the query finds spans: what one click computes from these. */
export function ComputeSomething() {
  const { query, run } = useQueryText();
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
