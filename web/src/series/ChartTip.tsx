import { comparing } from "./comparing";
import type { Unit } from "./metricsText";
import type { Series } from "./seriesData";
import { formatValue } from "./values";

interface ChartTipProps {
  title: string;
  series: readonly Series[];
  place: number;
  unit: Unit;
  /** Where the crosshair stands, and how wide the plot is, in pixels. */
  left: number;
  width: number;
}

const MOST_ROWS = 12;

/** The values of one step, greatest first, beside the crosshair. */
export function ChartTip({ title, series, place, unit, left, width }: ChartTipProps) {
  const descending = comparing(-1);
  const rows = series
    .filter(({ values }) => !Number.isNaN(values[place]))
    .toSorted((one, other) => descending(one.values[place] ?? Number.NaN, other.values[place] ?? Number.NaN));
  const side = left > width / 2 ? { right: width - left + 12 } : { left: left + 12 };
  return (
    <div className="chart-tip" style={side} aria-hidden="true">
      <p>{title}</p>
      <ul>
        {rows.slice(0, MOST_ROWS).map(({ key, name, colour, values }) => (
          <li key={key}>
            <span className="legend-swatch" style={{ background: colour }} />
            <span className="clipped">{name}</span>
            <b>{formatValue(values[place] ?? Number.NaN, unit)}</b>
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p className="muted">no value</p>}
      {rows.length > MOST_ROWS && <p className="muted">and {rows.length - MOST_ROWS} more</p>}
    </div>
  );
}
