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

/** The selected span: the URL's, led by what was selected since. */
export function useSelection(
  search: TraceSearch,
  change: (parts: { span?: string | undefined }) => void,
  indexOf: ReadonlyMap<string, number>,
  spanIds: readonly string[],
): Selection {
  const fromUrl = search.span === undefined ? -1 : (indexOf.get(search.span) ?? -1);
  /** What was selected, and which URL's selection it replaces: another URL ends it. */
  const [lead, setLead] = useState({ over: fromUrl, span: fromUrl });
  const urlNow = useRef(fromUrl);
  const timer = useRef(0);
  useEffect(() => {
    urlNow.current = fromUrl;
  }, [fromUrl]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const select = useCallback(
    (span: number, when: "now" | "soon") => {
      setLead({ over: urlNow.current, span });
      window.clearTimeout(timer.current);
      const write = () => change({ span: spanIds[span] });
      if (when === "now") write();
      else timer.current = window.setTimeout(write, URL_DELAY_MILLIS);
    },
    [change, spanIds],
  );
  return { selected: lead.over === fromUrl ? lead.span : fromUrl, select };
}
