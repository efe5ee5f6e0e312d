import { type FormEvent, useState } from "react";
import type { Problem } from "../api/problem";
import { Icon } from "../controls/Icon";
import { EVERYTHING, readConditions, writeQuery } from "../model/queryText";
import { AddFilter } from "./AddFilter";
import { chipText } from "./filters";
import { QueryFailure } from "./QueryFailure";
import { useExplorerSearch } from "./useExplorerSearch";

/** The query as text, and as chips while it is a plain list of conditions. Chips and text are two ways to write one query. */
export function QueryBar({ failure }: { failure: Problem | null }) {
  const [search, change] = useExplorerSearch();
  const query = search.q ?? EVERYTHING;
  /** The text as edited, and the query it was edited from: another query ends the edit. */
  const [edit, setEdit] = useState({ from: query, text: query });
  const draft = edit.from === query ? edit.text : query;
  const conditions = readConditions(query);

  const run = (wanted: string) =>
    change({ q: wanted.trim() === EVERYTHING || wanted.trim() === "" ? undefined : wanted.trim() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(draft);
  };
  return (
    <section className="query-bar" aria-label="Query">
      <form className="query-text" onSubmit={submit}>
        <input
          className="field mono"
          aria-label="TraceQL query"
          aria-invalid={failure !== null}
          spellCheck={false}
          autoComplete="off"
          value={draft}
          onChange={(event) => setEdit({ from: query, text: event.target.value })}
        />
        <button type="submit" className={draft.trim() === query ? "button" : "button button-primary"}>
          Run
        </button>
      </form>
      {failure !== null && <QueryFailure query={query} problem={failure} />}
      <div className="chips">
        {conditions === null ? (
          failure === null && <span className="muted">This query is more than a list of filters: edit it as text.</span>
        ) : (
          <>
            <ul aria-label="Filters">
              {conditions.map((condition, place) => (
                // The same condition may be written twice.
                // oxlint-disable-next-line react/no-array-index-key -- chips hold no state
                <li key={place} className="chip">
                  <span>{chipText(condition)}</span>
                  <button
                    type="button"
                    aria-label={`Remove the filter ${chipText(condition)}`}
                    onClick={() => run(writeQuery(conditions.toSpliced(place, 1)))}
                  >
                    <Icon name="close" />
                  </button>
                </li>
              ))}
            </ul>
            <AddFilter conditions={conditions} onAdd={(added) => run(writeQuery([...conditions, added]))} />
          </>
        )}
      </div>
    </section>
  );
}
