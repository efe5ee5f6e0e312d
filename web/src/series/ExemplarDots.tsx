import { Link } from "@tanstack/react-router";
import { targetOf } from "../explorer/ResultRow";
import { stepOf } from "../model/stepOf";
import { type Axis, spread, xOf, yOf } from "./geometry";
import type { Unit } from "./metricsText";
import type { Series } from "./seriesData";
import { formatValue } from "./values";

interface ExemplarDotsProps {
  times: readonly bigint[];
  series: readonly Series[];
  axis: Axis;
  unit: Unit;
  width: number;
  height: number;
}

const MOST_DOTS = 200;

/**
 * Spans that the lines were measured on, as dots that open them; of too many each line has its share, spread over time. The keyboard finds
 * them all as links in the table of numbers.
 */
export function ExemplarDots({ times, series, axis, unit, width, height }: ExemplarDotsProps) {
  const share = Math.max(1, Math.floor(MOST_DOTS / Math.max(1, series.length)));
  const dots = series.flatMap(({ key, name, colour, exemplars }) =>
    spread(exemplars, share).flatMap(({ traceId, spanId, time, value }) => {
      const place = stepOf(time, times);
      if (place < 0 || Number.isNaN(value)) return [];
      const label = `${name}: ${formatValue(value, unit)}, span ${spanId}`;
      const [left, top] = [xOf(place, times.length, width), yOf(value, axis, height)];
      return [{ id: `${key} ${spanId} ${time}`, traceId, spanId, colour, label, left, top }];
    }),
  );
  return (
    <div className="chart-dots" style={{ width, height }}>
      {dots.map(({ id, traceId, spanId, colour, label, left, top }) => (
        <Link
          key={id}
          {...targetOf({ traceId, spanId })}
          className="chart-dot"
          data-testid="exemplar"
          tabIndex={-1}
          aria-label={label}
          title={label}
          style={{ left, top, borderColor: colour }}
        />
      ))}
    </div>
  );
}
