import { z } from "zod";
import { rangeParameters } from "../model/timeRange";

/** How often a range that ends now is read anew, by what the URL calls it. */
export const AUTO_REFRESH = {
  "10s": { label: "Auto: 10 s", millis: 10_000 },
  "30s": { label: "Auto: 30 s", millis: 30_000 },
  "1m": { label: "Auto: 1 min", millis: 60_000 },
} as const;

export type AutoRefresh = keyof typeof AUTO_REFRESH;

/** How the answer is shown: lists of what matches, or numbers computed from it. */
export const VIEWS = {
  traces: "Traces",
  spans: "Spans",
  series: "Time series",
  table: "Table",
} as const;

export type View = keyof typeof VIEWS;

/** Which rows of a list come first, in words; the first is what the URL need not name. */
export const ORDERS = {
  newest: "newest first",
  oldest: "oldest first",
  longest: "longest first",
} as const;

export type Order = keyof typeof ORDERS;

/** Lengths of a step of a time series, by what the URL calls them; absent, the range decides. */
export const STEPS = {
  "1s": { label: "1 s", nanos: 1_000_000_000n },
  "10s": { label: "10 s", nanos: 10_000_000_000n },
  "1m": { label: "1 min", nanos: 60_000_000_000n },
  "5m": { label: "5 min", nanos: 300_000_000_000n },
  "1h": { label: "1 h", nanos: 3_600_000_000_000n },
  "1d": { label: "1 d", nanos: 86_400_000_000_000n },
} as const;

export type Step = keyof typeof STEPS;

/** What the explorer's URL holds: the query, the view with what was arranged in it, the time range and how often it is read anew. */
export const explorerSearch = rangeParameters.extend({
  q: z.string().optional().catch(undefined),
  every: z
    .enum(Object.keys(AUTO_REFRESH) as [AutoRefresh, ...AutoRefresh[]])
    .optional()
    .catch(undefined),
  view: z.enum(["spans", "series", "table"]).optional().catch(undefined),
  /** Which rows of a list come first, see `ORDERS`. */
  first: z.enum(["oldest", "longest"]).optional().catch(undefined),
  /** The column that the table is sorted by, behind a `-` where the greatest come first. */
  sort: z.string().optional().catch(undefined),
  /** The columns of the spans, see `readFields`. */
  columns: z.string().optional().catch(undefined),
  /** The fields that have a facet beside those which every explorer shows, likewise. */
  facets: z.string().optional().catch(undefined),
  /** The fields whose facet shows its name alone, likewise. */
  folded: z.string().optional().catch(undefined),
  step: z
    .enum(Object.keys(STEPS) as [Step, ...Step[]])
    .optional()
    .catch(undefined),
});

export type ExplorerSearch = z.infer<typeof explorerSearch>;
