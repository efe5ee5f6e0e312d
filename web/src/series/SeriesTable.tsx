import "./numberTable.css";
import { FirstOf } from "../controls/FirstOf";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { formatTick } from "../model/numbers";
import { EVERYTHING } from "../model/queryText";
import { computedBy, type Unit } from "./metricsText";
import { labelKeys, type SeriesData } from "./seriesData";
import { SeriesRow } from "./SeriesRow";
import { spansOf } from "./seriesSpans";
import { OVER_TIME, readSort, rowsOf, sorted, WHOLE, writeSort } from "./tableRows";
import type { SeriesAnswer } from "./useSeries";

interface SeriesTableProps {
  /** One sample of each group, of the whole range. */
  data: SeriesData;
  /** The same groups over time; null until they are read. */
  steps: SeriesAnswer | null;
  unit: Unit;
}

const ROWS_AT_ONCE = 500;

/**
 * What a metrics query computes of each group over the whole range, and beside it how that went over time. A row leads to its spans; a
 * label's value narrows the query.
 */
export function SeriesTable({ data, steps, unit }: SeriesTableProps) {
  const [search, change] = useExplorerSearch();
  const query = search.q ?? EVERYTHING;
  const sort = readSort(search.sort);
  const keys = labelKeys(data.series);
  const everyKey = [...new Set(data.series.flatMap(({ labels }) => labels.map(({ key }) => key)))];
  const step = Number(steps?.stepNanos ?? 0n);
  const rows = sorted(rowsOf(data, steps?.data ?? null), sort);
  const head = (by: string, title: string, about?: string) => (
    <SortHead
      key={by}
      title={title}
      about={about}
      number={!keys.includes(by)}
      direction={sort.by === by ? sort.direction : null}
      onSort={() => change({ sort: writeSort(sort, by) })}
    />
  );
  return (
    <div className="series-table" role="region" aria-label="Table" tabIndex={0}>
      <FirstOf items={rows} step={ROWS_AT_ONCE}>
        {(first) => (
          <table className="number-table" aria-label="Values of each group over the time range">
            <thead>
              <tr className="series-table-parts">
                <th scope="colgroup" colSpan={keys.length}>
                  <span className="visually-hidden">group</span>
                </th>
                <th scope="colgroup" className="number">
                  whole range
                </th>
                <th scope="colgroup" colSpan={OVER_TIME.length} className="number">
                  over time{step > 0 && `, in steps of ${formatTick(step, step)}`}
                </th>
                <th aria-hidden="true" />
              </tr>
              <tr>
                {keys.map((key) => head(key, key))}
                {head(WHOLE, computedBy(query) ?? "value", "Computed of all spans of the time range at once")}
                {OVER_TIME.map((name) => head(name, name, "Of the values of the steps, each computed for itself"))}
                <th scope="col">
                  <span className="visually-hidden">its spans</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {first.map((row) => (
                <SeriesRow
                  key={row.series.key}
                  row={row}
                  keys={keys}
                  unit={unit}
                  spans={spansOf(query, row.series.labels, everyKey)}
                />
              ))}
            </tbody>
          </table>
        )}
      </FirstOf>
    </div>
  );
}

interface SortHeadProps {
  title: string;
  about: string | undefined;
  number: boolean;
  direction: 1 | -1 | null;
  onSort(): void;
}

function SortHead({ title, about, number, direction, onSort }: SortHeadProps) {
  return (
    <th
      scope="col"
      className={number ? "number" : ""}
      aria-sort={direction === null ? "none" : direction === 1 ? "ascending" : "descending"}
    >
      <button type="button" title={about} onClick={onSort}>
        {title}
        <span aria-hidden="true">{direction === null ? "" : direction === 1 ? " ▲" : " ▼"}</span>
      </button>
    </th>
  );
}
