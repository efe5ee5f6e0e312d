import type { QueryClient } from "@tanstack/react-query";
import type { RouterHistory } from "@tanstack/react-router";
import { asked, hasMark } from "../explorer/asked";
import { explorerSearch } from "../explorer/explorerSearch";
import { EVERYTHING } from "../model/queryText";
import { chosenRange } from "../model/timeRange";
import { parseSearchParameters } from "../searchParameters";

type Location = RouterHistory["location"];

/** Who opens a trace, a query or a range anew wants it as it is now. Back and Forward alone show what was read before. */
export function readAnewOnPush(history: RouterHistory, client: QueryClient): () => void {
  let shown = targetOf(history.location);
  return history.subscribe(({ location, action }) => {
    const target = targetOf(location);
    if (action.type === "PUSH" && target !== shown) {
      client.removeQueries({ type: "inactive", predicate: hasMark(target) });
      void client.invalidateQueries({ queryKey: ["trace", "stored", target] });
    }
    shown = target;
  });
}

/** What a page reads: the mark of the explorer's answers, or a trace's id; its path where it has neither. */
function targetOf({ pathname, search }: Location): string {
  if (pathname !== "/") return /^\/trace\/([^/]+)$/.exec(pathname)?.[1]?.toLowerCase() ?? pathname;
  const parameters = explorerSearch.parse(parseSearchParameters(search));
  return asked(parameters.q ?? EVERYTHING, chosenRange(parameters)).asked;
}
