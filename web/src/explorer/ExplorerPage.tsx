import "./explorer.css";
import { useIsFetching } from "@tanstack/react-query";
import { useEffect } from "react";
import { asProblem } from "../api/problem";
import { FacetsPanel } from "../facets/FacetsPanel";
import { useReady } from "../frame/ready";
import { useServerStatus } from "../frame/serverStatus";
import { useTitle } from "../frame/title";
import { HistogramPanel } from "../histogram/HistogramPanel";
import { EVERYTHING } from "../model/queryText";
import { QueryBar } from "../query/QueryBar";
import { Computed } from "../series/Computed";
import { useSeries } from "../series/useSeries";
import { hasMark, isBesideTheAnswer } from "./asked";
import { DiscardedNotice } from "./DiscardedNotice";
import { Guide } from "./Guide";
import { keepExplorerSearch } from "./lastExplorerSearch";
import { Results } from "./Results";
import { useResults } from "./useResults";
import { ResultsPane } from "./ResultsPane";
import { useQueryKind } from "./useQueryKind";
import { useExplorerSearch } from "./useExplorerSearch";
import { useMark } from "./useMark";

/** What matches a query in a time range; how to send the first span while there are none. */
export function ExplorerPage() {
  const [search] = useExplorerSearch();
  const status = useServerStatus();
  const empty = status.data?.spanCount === "0";
  // An answer from before the first span would stay on the page after it.
  const asked = !status.isPending && !empty;
  const computed = search.view === "series" || search.view === "table";
  const kind = useQueryKind(search.q ?? EVERYTHING);
  const metrics = kind === "metrics";
  const results = useResults(search, asked && !computed && !metrics);
  const computes = asked && (metrics || kind === "none");
  const table = search.view === "table";
  const whole = useSeries(search, "of the whole", computes && table);
  const steps = useSeries(search, "of steps", computes && (table ? whole.isSuccess : computed));
  const series = table ? whole : steps;
  const error = computed ? series.error : metrics ? null : results.shown.error;
  const failure = error === null ? null : asProblem(error);
  const isAsked = hasMark(useMark());
  const counting = useIsFetching({ predicate: (answer) => isAsked(answer) && isBesideTheAnswer(answer.queryKey) }) > 0;
  useTitle("Explore");
  useReady("explorer", empty || computed || metrics || !results.shown.isPending);
  useEffect(() => keepExplorerSearch(search), [search]);

  if (empty && status.data !== undefined) {
    return <Guide status={status.data} />;
  }
  return (
    <main className="explorer">
      <h1 className="visually-hidden">Explore</h1>
      <QueryBar failure={failure?.status === 400 ? failure : null} />
      <HistogramPanel />
      <div className="explorer-split">
        <FacetsPanel />
        <ResultsPane>
          {computed ? (
            <Computed series={series} steps={steps} kind={kind} counting={counting} />
          ) : (
            <Results results={results} metrics={metrics} counting={counting} />
          )}
        </ResultsPane>
      </div>
      <DiscardedNotice signals={status.data?.discardedSignals ?? []} />
    </main>
  );
}
