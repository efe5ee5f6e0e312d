import { useCallback, useEffect, useRef, useState } from "react";
import type { TraceSearch } from "./traceSearch";

/** The browser refuses a page that rewrites its address more often; a held arrow key moves faster than that. */
const URL_DELAY_MILLIS = 150;

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
  const [lead, setLead] = useState<Lead>({ over: fromUrl, span: fromUrl, written: null });
  if (lead.over !== fromUrl) {
    setLead({ over: fromUrl, span: lead.written === fromUrl ? lead.span : fromUrl, written: null });
  }
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const select = useCallback(
    (span: number, when: "now" | "soon") => {
      const write = () => {
        setLead((held) => ({ ...held, written: span }));
        change({ span: spanIds[span], state: undefined, service: undefined, links: undefined });
      };
      setLead((held) => ({ ...held, span }));
      window.clearTimeout(timer.current);
      if (when === "now") write();
      else timer.current = window.setTimeout(write, URL_DELAY_MILLIS);
    },
    [change, spanIds],
  );
  return { selected: lead.span, select };
}

/** The selection while the URL is behind it. */
interface Lead {
  /** The URL's selection that this one goes before. */
  over: number;
  span: number;
  /** What was last written to the URL: when that arrives, a later selection stands; any other address ends it. */
  written: number | null;
}
