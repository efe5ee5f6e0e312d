import "./chart.css";
import { type KeyboardEvent, useMemo, useState } from "react";
import { useSize } from "../controls/useSize";
import { usePreferences } from "../frame/preferences";
import { placeWithin } from "../histogram/bars";
import { formatBoundary } from "../histogram/boundary";
import { aheadOfUtc } from "../model/instants";
import { formatTick } from "../model/numbers";
import { ChartTip } from "./ChartTip";
import { ExemplarDots } from "./ExemplarDots";
import { axisFor, labelPlaces, linePath, placeAt, xOf, yOf } from "./geometry";
import type { Unit } from "./metricsText";
import type { Series } from "./seriesData";
import { formatValue } from "./values";

interface SeriesChartProps {
  times: readonly bigint[];
  series: readonly Series[];
  /** The key of the one line to show in full; null shows all. */
  alone: string | null;
  unit: Unit;
  stepNanos: bigint;
}

const TICK_PIXELS = 56;
const LABEL_PIXELS = 110;
/** Values in words for the keyboard: more would be a speech. */
const MOST_SPOKEN = 6;

/** Lines on a grid. The pointer, or the arrow keys, moves a crosshair that names the values of one step. */
export function SeriesChart({ times, series, alone, unit, stepNanos }: SeriesChartProps) {
  const zone = usePreferences((held) => held.zone);
  const { box, width, height } = useSize();
  const [held, setPointed] = useState<number | null>(null);
  const shown = useMemo(() => (alone === null ? series : series.filter(({ key }) => key === alone)), [series, alone]);
  const axis = useMemo(
    () =>
      axisFor(
        series.flatMap(({ values }) => values),
        Math.max(2, Math.floor(height / TICK_PIXELS)),
      ),
    [series, height],
  );
  const paths = useMemo(
    () => series.map(({ values }) => linePath(values, axis, width, height)),
    [series, axis, width, height],
  );
  const dots = useMemo(
    () => <ExemplarDots times={times} series={shown} axis={axis} unit={unit} width={width} height={height} />,
    [times, shown, axis, unit, width, height],
  );
  const count = times.length;
  // A series that is read anew may have fewer steps.
  const pointed = held === null ? null : placeWithin(held, count);
  const instant = (time: bigint | undefined) => (time === undefined ? "" : formatBoundary(time, zone));
  const onKey = (event: KeyboardEvent) => {
    const begun = pointed ?? count;
    const target = { ArrowLeft: begun - 1, ArrowRight: begun + 1, Home: 0, End: count - 1 }[event.key];
    if (event.key === "Escape") setPointed(null);
    if (target === undefined) return;
    event.preventDefault();
    setPointed(placeWithin(target, count));
  };
  const spoken =
    pointed === null
      ? `${series.length} series over ${count} steps of ${formatTick(Number(stepNanos), Number(stepNanos))}`
      : `${instant(times[pointed])}: ${shown
          .slice(0, MOST_SPOKEN)
          .map(({ name, values }) => `${name} ${formatValue(values[pointed] ?? Number.NaN, unit)}`)
          .join(", ")}`;
  return (
    <div className="chart">
      <div className="chart-values" aria-hidden="true">
        {axis.ticks.map((tick) => (
          <span key={tick} style={{ top: yOf(tick, axis, height) }}>
            {formatValue(tick, unit)}
          </span>
        ))}
      </div>
      <div
        ref={box}
        className="chart-plot"
        role="slider"
        tabIndex={0}
        aria-label="Values over time. Arrow keys move from step to step"
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, count - 1)}
        aria-valuenow={pointed ?? Math.max(0, count - 1)}
        aria-valuetext={spoken}
        onKeyDown={onKey}
        onBlur={() => setPointed(null)}
        onPointerMove={(event) => {
          const left = event.currentTarget.getBoundingClientRect().left;
          setPointed(placeAt(event.clientX - left, count, width));
        }}
        onPointerLeave={() => setPointed(null)}
      >
        <svg width={width} height={height} aria-hidden="true">
          {axis.ticks.map((tick) => (
            <line
              key={tick}
              className="chart-grid"
              x2={width}
              y1={yOf(tick, axis, height)}
              y2={yOf(tick, axis, height)}
            />
          ))}
          {series.map(({ key, colour }, place) => (
            <path
              key={key}
              className={alone === null || alone === key ? "chart-line" : "chart-line chart-line-faded"}
              d={paths[place]}
              stroke={colour}
            />
          ))}
          {pointed !== null && (
            <line className="chart-cross" x1={xOf(pointed, count, width)} x2={xOf(pointed, count, width)} y2={height} />
          )}
        </svg>
        {pointed !== null && (
          <ChartTip
            title={instant(times[pointed])}
            series={shown}
            place={pointed}
            unit={unit}
            left={xOf(pointed, count, width)}
            width={width}
          />
        )}
      </div>
      {dots}
      <div className="chart-times" aria-hidden="true">
        {labelPlaces(times, stepNanos, aheadOfUtc(times[0] ?? 0n, zone), width, LABEL_PIXELS).map((place) => (
          <span key={place} style={labelAt(xOf(place, count, width), width)}>
            {instant(times[place])}
          </span>
        ))}
      </div>
    </div>
  );
}

/** A label's middle lies below its place, unless it would not end with the plot then. */
function labelAt(left: number, width: number) {
  return { left, transform: `translateX(min(-50%, ${width - left}px - 100%))` };
}
