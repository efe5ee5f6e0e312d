import { EVERYTHING } from "../model/queryText";
import { chosenRange } from "../model/timeRange";
import { asked } from "./asked";
import { useExplorerSearch } from "./useExplorerSearch";

/** The mark of every answer to what the URL asks. */
export function useMark(): string {
  const [search] = useExplorerSearch();
  return asked(search.q ?? EVERYTHING, chosenRange(search)).asked;
}
