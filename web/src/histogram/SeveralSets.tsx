import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { operandsOf } from "../query/measured";

/** In the place of matches over time where arithmetic joins time series: why nothing is counted, and the way to each of them alone. */
export function SeveralSets({ query }: { query: string }) {
  const [, change] = useExplorerSearch();
  const alone = [...new Set(operandsOf(query).map(({ from, to }) => query.slice(from, to).trim()))];
  return (
    <section className="several-sets" aria-label="Matches over time">
      <p className="muted">
        This query computes with several sets of spans. Matches over time and facets count one set: look at one alone to
        see them.
      </p>
      <ul aria-label="Look at one alone">
        {alone.map((text) => (
          <li key={text}>
            <button type="button" className="button mono" title={text} onClick={() => change({ q: text })}>
              <span className="clipped">{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
