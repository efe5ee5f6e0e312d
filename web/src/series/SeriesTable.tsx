import { Link } from "@tanstack/react-router";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { EVERYTHING } from "../model/queryText";
import { FilterButton } from "../spans/FilterButton";
import type { Unit } from "./metricsText";
import { type AggregateName, aggregatesOf, comparing, labelKeys, type Series, type SeriesData } from "./seriesData";
import { spansOf } from "./seriesSpans";
import { formatValue } from "./values";

const NUMBERS: readonly AggregateName[] = ["last", "avg", "min", "max", "sum"];
/** Units whose numbers can be added up over time. */
const ADDED: ReadonlySet<Unit> = new Set(["count", "number"]);

/** Orders rows by a label's text or by a number. */
interface Order {
  by: string;
  direction: 1 | -1;
}

/** As the URL writes it: the column, behind a `-` where the greatest come first. */
function readOrder(written: string): Order {
  return written.startsWith("-") ? { by: written.slice(1), direction: -1 } : { by: written, direction: 1 };
}

const GREATEST = "-max";

/** The series of a metrics query pressed into a row each. A row leads to its spans; a label's value narrows the query. */
export function SeriesTable({ data, unit }: { data: SeriesData; unit: Unit }) {
  const [search, change] = useExplorerSearch();
  const query = search.q ?? EVERYTHING;
  const order = readOrder(search.sort ?? GREATEST);
  const keys = labelKeys(data.series);
  const everyKey = [...new Set(data.series.flatMap(({ labels }) => labels.map(({ key }) => key)))];
  const shown = ADDED.has(unit) ? NUMBERS : NUMBERS.filter((name) => name !== "sum");
  const rows = data.series.map((series) => ({ series, numbers: aggregatesOf(series.values) }));
  const compare = comparing(order.direction);
  const valueOf = ({ series, numbers }: (typeof rows)[number]) =>
    isNumber(order.by) ? numbers[order.by] : labelOf(series, order.by);
  const sorted = rows.toSorted((one, other) => compare(valueOf(one), valueOf(other)));
  const sortBy = (by: string) => {
    const descending = order.by === by ? order.direction === 1 : isNumber(by);
    const sort = `${descending ? "-" : ""}${by}`;
    change({ sort: sort === GREATEST ? undefined : sort });
  };
  return (
    <div className="series-table" role="region" aria-label="Table" tabIndex={0}>
      <table aria-label="Values of each group over the time range">
        <thead>
          <tr>
            {[...keys, ...shown].map((by) => (
              <th
                key={by}
                scope="col"
                className={isNumber(by) ? "number" : ""}
                aria-sort={order.by === by ? (order.direction === 1 ? "ascending" : "descending") : "none"}
              >
                <button type="button" onClick={() => sortBy(by)}>
                  {by}
                  <span aria-hidden="true">{order.by === by ? (order.direction === 1 ? " ▲" : " ▼") : ""}</span>
                </button>
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">its spans</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ series, numbers }) => (
            <tr key={series.key}>
              {keys.map((key, place) => (
                <td key={key}>
                  {place === 0 && <span className="legend-swatch" style={{ background: series.colour }} />}
                  {labelOf(series, key)}
                  <LabelFilter series={series} wanted={key} />
                </td>
              ))}
              {shown.map((name) => (
                <td key={name} className="number">
                  {formatValue(numbers[name], unit)}
                </td>
              ))}
              <td>
                <SpansLink query={spansOf(query, series.labels, everyKey)} name={series.name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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

function isNumber(by: string): by is AggregateName {
  return (NUMBERS as readonly string[]).includes(by);
}

function labelOf({ labels }: Series, wanted: string): string {
  return labels.find(({ key }) => key === wanted)?.text ?? "";
}
