import { type ChosenRange, chosenRange, RELATIVE_RANGES } from "../model/timeRange";
import { isAllTime } from "./allTime";
import type { ExplorerSearch } from "./explorerSearch";

interface NoMatchWords {
  title: string;
  /** What may be elsewhere; null where there is no elsewhere. */
  about: string | null;
}

/**
 * What is said where nothing was found.
 *
 * @param late the deadline passed before everything was looked at
 */
export function noMatchInWords(search: ExplorerSearch, late: boolean): NoMatchWords {
  const range = chosenRange(search);
  const where = inWords(range);
  if (late) {
    return {
      title: `Nothing found so far${where}`,
      about: "The search ran out of time before it had looked at everything.",
    };
  }
  const title = `Nothing matches${where}`;
  if (isAllTime(range)) return { title, about: null };
  return {
    title,
    about: search.q === undefined ? "Spans are stored, but none starts here." : "Spans outside of it may match.",
  };
}

function inWords(range: ChosenRange): string {
  if (range.kind === "absolute") return " in this time range";
  return range.range === "all" ? "" : ` in the ${RELATIVE_RANGES[range.range].label.toLowerCase()}`;
}
