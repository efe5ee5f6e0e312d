import { useState } from "react";
import type { Unit } from "./metricsText";
import { type AggregateName, aggregatesOf, comparing, labelKeys, type Series, type SeriesData } from "./seriesData";
import { formatValue } from "./values";

const NUMBERS: readonly AggregateName[] = ["last", "avg", "min", "max", "sum"];
/** Units whose numbers can be added up over time. */
const ADDED: ReadonlySet<Unit> = new Set(["count", "number"]);

/** Orders rows by a label's text or by a number. */
interface Order {
  by: string;
  direction: 1 | -1;
}

/** The series of a metrics query pressed into a row each. */
export function SeriesTable({ data, unit }: { data: SeriesData; unit: Unit }) {
  const [order, setOrder] = useState<Order>({ by: "max", direction: -1 });
  const keys = labelKeys(data.series);
  const shown = ADDED.has(unit) ? NUMBERS : NUMBERS.filter((name) => name !== "sum");
  const rows = data.series.map((series) => ({ series, numbers: aggregatesOf(series.values) }));
  const compare = comparing(order.direction);
  const valueOf = ({ series, numbers }: (typeof rows)[number]) =>
    isNumber(order.by) ? numbers[order.by] : labelOf(series, order.by);
  const sorted = rows.toSorted((one, other) => compare(valueOf(one), valueOf(other)));
  const sortBy = (by: string) =>
    setOrder((held) => ({
      by,
      direction: held.by === by ? (held.direction === 1 ? -1 : 1) : isNumber(by) ? -1 : 1,
    }));
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
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ series, numbers }) => (
            <tr key={series.key}>
              {keys.map((key, place) => (
                <td key={key}>
                  {place === 0 && <span className="legend-swatch" style={{ background: series.colour }} />}
                  {labelOf(series, key)}
                </td>
              ))}
              {shown.map((name) => (
                <td key={name} className="number">
                  {formatValue(numbers[name], unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isNumber(by: string): by is AggregateName {
  return (NUMBERS as readonly string[]).includes(by);
}

function labelOf({ labels }: Series, wanted: string): string {
  return labels.find(({ key }) => key === wanted)?.text ?? "";
}
