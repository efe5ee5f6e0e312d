import { create } from "zustand";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { refresh } from "../frame/refresh";
import { EVERYTHING } from "../model/queryText";
import { useRecentQueries } from "./useRecentQueries";

/** The text as edited, and the query it was edited from: another query ends the edit. */
const useEdit = create<{ from: string; text: string }>()(() => ({ from: "", text: "" }));

interface QueryText {
  /** The query that was run. */
  query: string;
  /** The text as edited since. */
  draft: string;
  setDraft(text: string): void;
  run(text: string): void;
  /** Edits the text by a function and runs what comes of it. */
  amend(edit: (text: string) => string): void;
}

/** The one text that the bar, the chips and the facets write. */
export function useQueryText(): QueryText {
  const [search, change] = useExplorerSearch();
  const query = search.q ?? EVERYTHING;
  const draft = useEdit((edit) => (edit.from === query ? edit.text : query));
  const remember = useRecentQueries((recent) => recent.remember);
  const run = (text: string) => {
    const wanted = text.trim();
    const all = wanted === "" || /^\{\s*\}$/.test(wanted);
    if (!all) remember(wanted);
    useEdit.setState({ from: "", text: "" });
    if (wanted === query || (all && search.q === undefined)) refresh();
    else change({ q: all ? undefined : wanted });
  };
  const current = () => {
    const edit = useEdit.getState();
    return edit.from === query ? edit.text : query;
  };
  return {
    query,
    draft,
    setDraft: (text) => useEdit.setState({ from: query, text }),
    run,
    amend: (edit) => run(edit(current())),
  };
}
