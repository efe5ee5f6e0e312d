import "./histogram.css";
import { CancelledError } from "@tanstack/react-query";
import { useRef } from "react";
import { asProblem } from "../api/problem";
import { CancelledNotice } from "../controls/CancelledNotice";
import { KeptNotice } from "../controls/KeptNotice";
import { ProgressLine } from "../controls/ProgressLine";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { usePreferences } from "../frame/preferences";
import { EVERYTHING } from "../model/queryText";
import { chosenRange, toParameters } from "../model/timeRange";
import { useParsedQuery } from "../query/parsedQuery";
import { spansBehind } from "../series/metricsText";
import { Histogram } from "./Histogram";
import { useHistogram } from "./histogramQuery";
import { SeveralSets } from "./SeveralSets";

/** Matches over time above the list, of a metrics query the spans that it measures. */
export function HistogramPanel() {
  const [search, change] = useExplorerSearch();
  const section = useRef<HTMLElement>(null);
  const zone = usePreferences((held) => held.zone);
  const query = search.q ?? EVERYTHING;
  const parsed = useParsedQuery(query);
  const counted = parsed?.kind === "metrics" ? spansBehind(query) : query;
  const enabled = (parsed ?? null) !== null && counted !== null;
  const { histogram, progress } = useHistogram(query, counted ?? EVERYTHING, chosenRange(search), zone, enabled);
  if (parsed === null) return null;
  if (counted === null) return <SeveralSets query={query} />;
  const cancelled = histogram.isLoadingError && histogram.error instanceof CancelledError;
  if (histogram.isLoadingError && !cancelled) {
    const { detail, title } = asProblem(histogram.error);
    return <p className="histogram-none muted">Matches over time cannot be counted: {detail || title}</p>;
  }
  const { bars, cut } = histogram.data ?? { bars: null, cut: null };
  return (
    <section
      ref={section}
      tabIndex={-1}
      className="histogram"
      aria-label="Matches over time"
      aria-busy={histogram.isFetching}
    >
      {histogram.isFetching && <ProgressLine label="Counting matches over time" progress={progress} />}
      {histogram.isRefetchError && (
        <KeptNotice thrown={histogram.error} reading={histogram.isFetching} retry={() => void histogram.refetch()} />
      )}
      {cancelled ? (
        <div className="histogram-none">
          <CancelledNotice
            what="Matches over time are not counted: cancelled."
            again="Count again"
            onAgain={() => {
              // The button goes with its line.
              section.current?.focus();
              void histogram.refetch();
            }}
          />
        </div>
      ) : bars === null ? (
        cut === null ? (
          <div className="histogram-empty" />
        ) : (
          <p className="histogram-none muted">Matches over time are not counted: {cut}</p>
        )
      ) : (
        <Histogram bars={bars} cut={cut} onZoom={(range) => change(toParameters({ kind: "absolute", ...range }))} />
      )}
    </section>
  );
}
