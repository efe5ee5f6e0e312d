import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { targetOf } from "../explorer/ResultRow";
import { usePreferences } from "../frame/preferences";
import { formatInstant, formatInstantInFull } from "../model/instants";
import type { Unit } from "./metricsText";
import type { Series } from "./seriesData";
import { formatValue } from "./values";

interface SamplesTableProps {
  times: readonly bigint[];
  series: readonly Series[];
  unit: Unit;
}

/** What the chart draws, in numbers: every sample, and every exemplar as a link. */
export function SamplesTable({ times, series, unit }: SamplesTableProps) {
  const zone = usePreferences((held) => held.zone);
  const [open, setOpen] = useState(false);
  return (
    <details className="samples" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Numbers and example spans of the chart</summary>
      {open && (
        <div className="samples-area" role="region" aria-label="Numbers of the chart" tabIndex={0}>
          <table>
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
              {times.map((time, place) => (
                <tr key={String(time)}>
                  <th scope="row" title={formatInstantInFull(time, zone)}>
                    {formatInstant(time, zone).replace(/\.000$/, "")}
                  </th>
                  {series.map(({ key, values }) => (
                    <td key={key} className="number">
                      {formatValue(values[place] ?? Number.NaN, unit)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <ul className="samples-exemplars" aria-label="Example spans">
            {series.flatMap(({ key, name, exemplars }) =>
              exemplars.map(({ traceId, spanId, time, value }) => (
                <li key={`${key} ${spanId} ${time}`}>
                  <Link {...targetOf({ traceId, spanId })} className="mono">
                    {spanId}
                  </Link>{" "}
                  <span className="muted">
                    {name}, {formatInstant(time, zone)}, {formatValue(value, unit)}
                  </span>
                </li>
              )),
            )}
          </ul>
        </div>
      )}
    </details>
  );
}
