import { useCallback } from "react";
import { selecting, type TraceSearch } from "./traceSearch";
import { useLead } from "./useLead";
import type { Change } from "./useTraceSearch";

interface Selection {
  /** Index of the selected span, -1 when none is. */
  selected: number;
  /** Selects at once and writes the URL at once (a click) or when the keys rest (`soon`). */
  select(span: number, when: "now" | "soon"): void;
}

/** The selected span: the URL's, led by what was selected since. */
export function useSelection(
  search: TraceSearch,
  change: (change: Change) => void,
  indexOf: ReadonlyMap<string, number>,
  spanIds: readonly string[],
): Selection {
  const fromUrl = search.span === undefined ? -1 : (indexOf.get(search.span) ?? -1);
  const write = (span: number) => change((held) => selecting(spanIds[span] ?? "", held));
  const { value: selected, lead, writeNow } = useLead(fromUrl, write);
  const select = useCallback(
    (span: number, when: "now" | "soon") => {
      if (when === "now") writeNow(span);
      else lead(span);
    },
    [lead, writeNow],
  );
  return { selected, select };
}
