import "./query.css";
import { lazy, Suspense, useState } from "react";
import type { Problem } from "../api/problem";
import { completeQuery } from "../api/queryText";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { chosenRange, resolveRange } from "../model/timeRange";
import { Chips } from "./Chips";
import { QueryFailure } from "./QueryFailure";
import { useQueryProblem } from "./queryProblem";
import { RecentQueries } from "./RecentQueries";
import { useQueryText } from "./useQueryText";

const QueryEditor = lazy(() => import("./editor/QueryEditor"));

/** The query as text, and its conditions as chips. Chips and text are two ways to write one query. */
export function QueryBar({ failure }: { failure: Problem | null }) {
  const [search] = useExplorerSearch();
  const { query, draft, setDraft, run } = useQueryText();
  const range = () => resolveRange(chosenRange(search), new Date());
  const [caret, setCaret] = useState<number | null>(null);
  const problem = useQueryProblem(failure, caret);
  return (
    <section className="query-bar" aria-label="Query">
      <div className="query-text">
        <div className={problem === null ? "query-frame" : "query-frame query-frame-failed"}>
          <Suspense fallback={<pre className="query-at-rest">{draft}</pre>}>
            <QueryEditor
              text={draft}
              onText={setDraft}
              onRun={run}
              ask={(text, cursor, signal) => completeQuery(text, cursor, range(), signal)}
              onCaret={setCaret}
              errorAt={problem?.position ?? null}
            />
          </Suspense>
          <RecentQueries onChoose={run} />
        </div>
        <button
          type="button"
          className={draft.trim() === query ? "button" : "button button-primary"}
          title="Run the query (Ctrl Enter)"
          onClick={() => run(draft)}
        >
          Run
        </button>
      </div>
      <Chips>{problem !== null && <QueryFailure problem={problem} />}</Chips>
    </section>
  );
}
