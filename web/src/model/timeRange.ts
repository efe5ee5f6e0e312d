import { z } from "zod";

/** Ranges that end now, by what the URL calls them. `all` has no bounds. */
export const RELATIVE_RANGES = {
  "15m": { label: "Last 15 minutes", minutes: 15 },
  "1h": { label: "Last hour", minutes: 60 },
  "6h": { label: "Last 6 hours", minutes: 360 },
  "24h": { label: "Last 24 hours", minutes: 1_440 },
  "7d": { label: "Last 7 days", minutes: 10_080 },
  "30d": { label: "Last 30 days", minutes: 43_200 },
  all: { label: "All time", minutes: null },
} as const;

export type RelativeRange = keyof typeof RELATIVE_RANGES;

/** The range as chosen: relative to now, or two fixed ends in epoch nanoseconds. */
export type ChosenRange =
  { kind: "relative"; range: RelativeRange } | { kind: "absolute"; startNanos: string; endNanos: string };

/** The range with fixed ends: start inclusive, end exclusive, decimal epoch nanoseconds; 2^64 ends behind the last of them. */
export interface NanosRange {
  startNanos: string;
  endNanos: string;
}

/** The range as a request's body names it: without an end where there is none, since no time of 64 bits lies behind the last one. */
export function inRequest({ startNanos, endNanos }: NanosRange): {
  startTimeUnixNano: string;
  endTimeUnixNano?: string;
} {
  return {
    startTimeUnixNano: startNanos,
    ...(BigInt(endNanos) < END_OF_TIME && { endTimeUnixNano: endNanos }),
  };
}

const DEFAULT_RANGE: RelativeRange = "1h";

/** Behind the last of all times, which are unsigned 64 bits. */
const END_OF_TIME = 1n << 64n;

/** The URL's part that names a range; a damaged one reads as the default. */
export const rangeParameters = z.object({
  range: z
    .enum(Object.keys(RELATIVE_RANGES) as [RelativeRange, ...RelativeRange[]])
    .optional()
    .catch(undefined),
  start: z.string().regex(/^\d+$/).optional().catch(undefined),
  end: z.string().regex(/^\d+$/).optional().catch(undefined),
});

export type RangeParameters = z.infer<typeof rangeParameters>;

export function chosenRange(parameters: RangeParameters): ChosenRange {
  if (parameters.start !== undefined && parameters.end !== undefined) {
    return { kind: "absolute", startNanos: parameters.start, endNanos: parameters.end };
  }
  return { kind: "relative", range: parameters.range ?? DEFAULT_RANGE };
}

export function toParameters(range: ChosenRange): RangeParameters {
  if (range.kind === "absolute") {
    return { range: undefined, start: range.startNanos, end: range.endNanos };
  }
  return { range: range.range === DEFAULT_RANGE ? undefined : range.range, start: undefined, end: undefined };
}

/** Fixes the range's ends as of `now`. */
export function resolveRange(range: ChosenRange, now: Date): NanosRange {
  if (range.kind === "absolute") {
    return { startNanos: range.startNanos, endNanos: range.endNanos };
  }
  const minutes = RELATIVE_RANGES[range.range].minutes;
  if (minutes === null) {
    return { startNanos: "0", endNanos: String(END_OF_TIME) };
  }
  const end = BigInt(now.getTime()) * 1_000_000n;
  return { startNanos: String(end - BigInt(minutes) * 60_000_000_000n), endNanos: String(end) };
}
