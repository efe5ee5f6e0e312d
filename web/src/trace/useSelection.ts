import { useCallback } from "react";
import type { TraceSearch } from "./traceSearch";
import { useLead } from "./useLead";

interface Selection {
  /** Index of the selected span, -1 when none is. */
  selected: number;
  /** Selects at once and writes the URL at once (a click) or when the keys rest (`soon`). */
  select(span: number, when: "now" | "soon"): void;
}

/** The selected span: the URL's, led by what was selected since. Another span begins without the filters of the last one's links. */
export function useSelection(
  search: TraceSearch,
  change: (parts: { span: string | undefined; state: undefined; service: undefined; links: undefined }) => void,
  indexOf: ReadonlyMap<string, number>,
  spanIds: readonly string[],
): Selection {
  const fromUrl = search.span === undefined ? -1 : (indexOf.get(search.span) ?? -1);
  const {
    value: selected,
    lead,
    writeNow,
  } = useLead(fromUrl, (span) =>
    change({ span: spanIds[span], state: undefined, service: undefined, links: undefined }),
  );
  const select = useCallback(
    (span: number, when: "now" | "soon") => {
      if (when === "now") writeNow(span);
      else lead(span);
    },
    [lead, writeNow],
  );
  return { selected, select };
}
