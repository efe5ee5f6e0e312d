import { ROUND_STEPS } from "../model/roundSteps";

/** The stretch of time that is drawn, in nanoseconds from the trace's start. */
export interface Zoom {
  startNanos: number;
  endNanos: number;
}

/** Reads `start-end`; null when absent, empty or outside the trace. */
export function parseZoom(text: string | undefined, extentNanos: number): Zoom | null {
  const [start, end] = (text ?? "").split("-").map(Number);
  if (start === undefined || end === undefined || !(start < end) || start >= extentNanos) {
    return null;
  }
  return { startNanos: start, endNanos: Math.min(end, extentNanos) };
}

/** Where a stretch of time lies in the zoom, as shares of its width cut to 0 … 1; null when wholly outside. */
export function placeOf(zoom: Zoom, startNanos: number, durationNanos: number): { left: number; right: number } | null {
  const width = zoom.endNanos - zoom.startNanos;
  const end = durationNanos > 0 ? startNanos + durationNanos : startNanos;
  if (end < zoom.startNanos || startNanos > zoom.endNanos) return null;
  return {
    left: Math.max(0, (startNanos - zoom.startNanos) / width),
    right: Math.min(1, (end - zoom.startNanos) / width),
  };
}

/** Round times to mark on an axis, at most one more than `most` of them. */
export function axisTicks(zoom: Zoom, most: number): number[] {
  const width = zoom.endNanos - zoom.startNanos;
  const rough = width / most;
  const round = ROUND_STEPS.map(Number).find((step) => step >= rough) ?? rough;
  // Numbers as large as the end lie this far apart: a smaller step would lead nowhere.
  const spacing = 2 ** (Math.floor(Math.log2(Math.max(1, zoom.endNanos))) - 52);
  const step = Math.max(1, round, spacing);
  const first = Math.ceil(zoom.startNanos / step);
  return Array.from({ length: most + 1 }, (_, at) => (first + at) * step).filter((tick) => tick <= zoom.endNanos);
}
