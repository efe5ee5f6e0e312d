import type { MissingSegment } from "../api/missing";

/**
 * A trace without its spans' contents, as columns: element i of every column belongs to span i, in order of start. A hundred thousand
 * spans stay a dozen arrays.
 */
export interface Outline {
  traceId: string;
  /** The earliest start, epoch nanoseconds; the offsets count from here. */
  startNanos: bigint;
  /** Spans that came with ids already stored but different content. */
  conflictingSpanCount: number;
  root: { service: string; name: string } | null;
  /** Parts of the store that could not be read and that may hold some of the trace. */
  missing: readonly MissingSegment[];
  services: readonly string[];
  names: readonly string[];
  spanId: readonly string[];
  /** Index of the parent, `NO_PARENT` or `PARENT_NOT_STORED`. */
  parent: Int32Array;
  /** Index into `services`. */
  service: Int32Array;
  /** Index into `names`. */
  name: Int32Array;
  kind: Uint8Array;
  status: Uint8Array;
  startOffsetNanos: Float64Array;
  /** Not a number where the duration overflows. */
  durationNanos: Float64Array;
  eventCount: Int32Array;
  linksOut: Int32Array;
  linksIn: Int32Array;
}

export const NO_PARENT = -1;
export const PARENT_NOT_STORED = -2;

/** How long the trace lasts: from its earliest start to its latest end, at least one nanosecond. */
export function extentNanos(outline: Outline): number {
  let end = 1;
  for (let span = 0; span < outline.spanId.length; span++) {
    const duration = outline.durationNanos[span] ?? 0;
    const start = outline.startOffsetNanos[span] ?? 0;
    end = Math.max(end, duration > 0 ? start + duration : start);
  }
  return end;
}

export interface OutlineTotals {
  errors: number;
  linksOut: number;
  linksIn: number;
}

export function totals(outline: Outline): OutlineTotals {
  const sum = { errors: 0, linksOut: 0, linksIn: 0 };
  for (let span = 0; span < outline.spanId.length; span++) {
    sum.errors += outline.status[span] === 2 ? 1 : 0;
    sum.linksOut += outline.linksOut[span] ?? 0;
    sum.linksIn += outline.linksIn[span] ?? 0;
  }
  return sum;
}
