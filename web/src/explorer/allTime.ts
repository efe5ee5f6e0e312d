import type { ChosenRange } from "../model/timeRange";

/** Whether the range has no ends, so that there is no other time to look at. */
export function isAllTime(chosen: ChosenRange): boolean {
  return chosen.kind === "relative" && chosen.range === "all";
}
