import { z } from "zod";
import { rangeParameters } from "../model/timeRange";

/** What the explorer's URL holds: the query, the list shown and the time range. */
export const explorerSearch = rangeParameters.extend({
  q: z.string().optional().catch(undefined),
  view: z.enum(["spans"]).optional().catch(undefined),
});

export type ExplorerSearch = z.infer<typeof explorerSearch>;
