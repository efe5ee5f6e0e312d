import { Link } from "@tanstack/react-router";
import { FilterButton } from "../spans/FilterButton";
import type { Unit } from "./metricsText";
import type { Series } from "./seriesData";
import { labelOf, OVER_TIME, type TableRow } from "./tableRows";
import { formatValue } from "./values";

interface SeriesRowProps {
  row: TableRow;
  keys: readonly string[];
  unit: Unit;
  /** The query for the spans that the row measures; null where none can tell. */
  spans: string | null;
}

/** A group with its labels, each of which narrows the query, its numbers, and the way to its spans. */
export function SeriesRow({ row: { series, whole, overTime }, keys, unit, spans }: SeriesRowProps) {
  return (
    <tr>
      {keys.map((key, place) => (
        <td key={key}>
          {place === 0 && <span className="legend-swatch" style={{ background: series.colour }} />}
          {labelOf(series, key)}
          <LabelFilter series={series} wanted={key} />
        </td>
      ))}
      <td className="number series-whole">{formatValue(whole, unit)}</td>
      {OVER_TIME.map((name) => (
        <td key={name} className="number muted">
          {overTime === null ? "" : formatValue(overTime[name], unit)}
        </td>
      ))}
      <td>
        <SpansLink query={spans} name={series.name} />
      </td>
    </tr>
  );
}

function LabelFilter({ series, wanted }: { series: Series; wanted: string }) {
  const condition = series.labels.find(({ key }) => key === wanted)?.condition ?? null;
  return condition === null ? null : <FilterButton conditions={[condition]} />;
}

function SpansLink({ query, name }: { query: string | null; name: string }) {
  if (query === null) return null;
  return (
    <Link
      to="/"
      search={(held) => ({ ...held, q: query, view: "spans" as const })}
      className="series-spans"
      aria-label={`Spans of ${name}`}
      title={query}
    >
      Spans
    </Link>
  );
}
