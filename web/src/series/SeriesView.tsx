import { useMemo, useState } from "react";
import { plural } from "../model/numbers";
import type { Unit } from "./metricsText";
import { LegendFilter } from "./LegendFilter";
import { SamplesTable } from "./SamplesTable";
import { SeriesChart } from "./SeriesChart";
import type { Series, SeriesData } from "./seriesData";
import { formatValue } from "./values";

interface SeriesViewProps {
  data: SeriesData;
  unit: Unit;
  stepNanos: bigint;
}

/** More lines than these are a thicket; the table lists them all. */
const MOST_DRAWN = 60;

/** Lines over time with a legend; pointing at a name leaves its line alone, a click keeps it so. */
export function SeriesView({ data, unit, stepNanos }: SeriesViewProps) {
  const [pointed, setPointed] = useState<string | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  const drawn = useMemo(() => data.series.slice(0, MOST_DRAWN), [data.series]);
  // Series that are read anew may lack one that is pointed at, or was kept.
  const alone = [pointed, kept].find((wanted) => drawn.some(({ key }) => key === wanted)) ?? null;
  return (
    <section className="series" aria-label="Time series">
      <SeriesChart times={data.times} series={drawn} alone={alone} unit={unit} stepNanos={stepNanos} />
      <ul className="series-legend" aria-label="Series" onPointerLeave={() => setPointed(null)}>
        {drawn.map((series) => (
          <li key={series.key}>
            <LegendEntry
              series={series}
              unit={unit}
              pressed={kept === series.key}
              faded={alone !== null && alone !== series.key}
              onPoint={setPointed}
              onPress={() => setKept(kept === series.key ? null : series.key)}
            />
            <LegendFilter labels={series.labels} />
          </li>
        ))}
      </ul>
      {data.series.length > drawn.length && (
        <p className="muted">
          The first {drawn.length} of {plural(data.series.length, "line")} are drawn. Group by fewer fields, add{" "}
          <code>| topk(10)</code>, or see them all in the Table view.
        </p>
      )}
      <SamplesTable times={data.times} series={drawn} unit={unit} />
    </section>
  );
}

interface LegendEntryProps {
  series: Series;
  unit: Unit;
  pressed: boolean;
  faded: boolean;
  onPoint(key: string | null): void;
  onPress(): void;
}

function LegendEntry({ series, unit, pressed, faded, onPoint, onPress }: LegendEntryProps) {
  const last = series.values.findLast((value) => !Number.isNaN(value)) ?? Number.NaN;
  return (
    <button
      type="button"
      className={faded ? "legend-entry legend-faded" : "legend-entry"}
      aria-pressed={pressed}
      title={series.labels.map(({ key, text }) => `${key} = ${text}`).join("\n")}
      onPointerEnter={() => onPoint(series.key)}
      onFocus={() => onPoint(series.key)}
      onBlur={() => onPoint(null)}
      onClick={onPress}
    >
      <span className="legend-swatch" style={{ background: series.colour }} />
      <span className="clipped">{series.name}</span>
      <span className="muted">{formatValue(last, unit)}</span>
    </button>
  );
}
