import "./numberTable.css";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { FirstOf } from "../controls/FirstOf";
import { targetOf } from "../explorer/ResultRow";
import { usePreferences } from "../frame/preferences";
import { formatBoundary } from "../histogram/boundary";
import { formatInstant, formatInstantInFull } from "../model/instants";
import { formatCount, plural } from "../model/numbers";
import type { Unit } from "./metricsText";
import type { Series } from "./seriesData";
import { formatValue } from "./values";

interface SamplesTableProps {
  times: readonly bigint[];
  series: readonly Series[];
  unit: Unit;
}

/** More cells than these make the page slow. */
const MOST_CELLS = 20_000;
const EXAMPLES_AT_ONCE = 200;

/** What the chart draws, in numbers: the samples, the last ones where they are too many, and every exemplar as a link. */
export function SamplesTable({ times, series, unit }: SamplesTableProps) {
  const zone = usePreferences((held) => held.zone);
  const [open, setOpen] = useState(false);
  const examples = series.flatMap(({ key, name, exemplars }) => exemplars.map((held) => ({ key, name, ...held })));
  const hidden = Math.max(0, times.length - Math.floor(MOST_CELLS / Math.max(1, series.length)));
  return (
    <details className="samples" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Numbers and example spans of the chart</summary>
      {open && (
        <div className="samples-area" role="region" aria-label="Numbers of the chart" tabIndex={0}>
          {hidden > 0 && (
            <p className="muted">
              The last {formatCount(times.length - hidden)} of {plural(times.length, "step")}. A longer step shows all
              of the time range.
            </p>
          )}
          <table className="number-table">
            <thead>
              <tr>
                <th scope="col">step that ends at</th>
                {series.map(({ key, name }) => (
                  <th key={key} scope="col" className="number">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {times.slice(hidden).map((time, place) => (
                <tr key={String(time)}>
                  <th scope="row" title={formatInstantInFull(time, zone)}>
                    {formatBoundary(time, zone)}
                  </th>
                  {series.map(({ key, values }) => (
                    <td key={key} className="number">
                      {formatValue(values[hidden + place] ?? Number.NaN, unit)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <FirstOf items={examples} step={EXAMPLES_AT_ONCE}>
            {(first) => (
              <ul className="samples-exemplars" aria-label="Example spans">
                {first.map(({ key, name, traceId, spanId, time, value }) => (
                  <li key={`${key} ${spanId} ${time}`}>
                    <Link {...targetOf({ traceId, spanId })} className="mono">
                      {spanId}
                    </Link>{" "}
                    <span className="muted">
                      {name}, {formatInstant(time, zone)}, {formatValue(value, unit)}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </FirstOf>
        </div>
      )}
    </details>
  );
}
