import { formatCount, formatDuration } from "../model/numbers";
import type { Unit } from "./metricsText";

/** A number of a series with its unit: `1.24 ms`, `0.5 /s`; a gap reads `–`. */
export function formatValue(value: number, unit: Unit): string {
  if (Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  switch (unit) {
    case "seconds":
      return formatDuration(value * 1e9);
    case "nanoseconds":
      return formatDuration(value);
    case "per second":
      return `${formatNumber(value)} /s`;
    case "count":
    case "number":
      return formatNumber(value);
  }
}

const FIGURES = 4;
/** From here on four figures are a whole number. */
const WHOLE = 1_000;
const LARGE = 1e15;
const SMALL = 1e-4;

function formatNumber(value: number): string {
  if (value < 0) return `−${formatNumber(-value)}`;
  if (value === 0) return "0";
  if (value >= LARGE || value < SMALL) return value.toExponential(2);
  if (Number.isInteger(value) || value >= WHOLE) return formatCount(Math.round(value));
  return String(Number(value.toPrecision(FIGURES)));
}
