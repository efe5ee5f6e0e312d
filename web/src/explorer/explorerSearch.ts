import { z } from "zod";
import { rangeParameters } from "../model/timeRange";

/** How often a range that ends now is read anew, by what the URL calls it. */
export const AUTO_REFRESH = {
  "10s": { label: "Auto: 10 s", millis: 10_000 },
  "30s": { label: "Auto: 30 s", millis: 30_000 },
  "1m": { label: "Auto: 1 min", millis: 60_000 },
} as const;

export type AutoRefresh = keyof typeof AUTO_REFRESH;

/** What the explorer's URL holds: the query, the list shown, the time range and how often it is read anew. */
export const explorerSearch = rangeParameters.extend({
  q: z.string().optional().catch(undefined),
  every: z
    .enum(Object.keys(AUTO_REFRESH) as [AutoRefresh, ...AutoRefresh[]])
    .optional()
    .catch(undefined),
  view: z.enum(["spans"]).optional().catch(undefined),
});

export type ExplorerSearch = z.infer<typeof explorerSearch>;
