import { formatCount, plural } from "../model/numbers";
import { useExplorerSearch } from "./useExplorerSearch";

interface ViewSwitchProps {
  /** Rows read so far; null before the first answer. */
  loaded: number | null;
  more: boolean;
  tookMillis: number | null;
  cut: boolean;
}

/** Which list is shown, and how much of it there is. */
export function ViewSwitch({ loaded, more, tookMillis, cut }: ViewSwitchProps) {
  const [search, change] = useExplorerSearch();
  const view = search.view ?? "traces";
  return (
    <div className="view-switch">
      <div role="group" aria-label="View" className="button-group">
        <button
          type="button"
          className="button"
          aria-pressed={view === "traces"}
          onClick={() => change({ view: undefined })}
        >
          Traces
        </button>
        <button
          type="button"
          className="button"
          aria-pressed={view === "spans"}
          onClick={() => change({ view: "spans" })}
        >
          Spans
        </button>
      </div>
      <p className="muted" role="status">
        {loaded === null
          ? ""
          : view === "traces"
            ? `${plural(loaded, "trace")}, newest match first`
            : `${plural(loaded, "span")}, newest first`}
        {more && ", more below"}
        {tookMillis !== null && ` · ${formatCount(tookMillis)} ms`}
      </p>
      {cut && (
        <p className="warning-text" role="status">
          Partial: the search stopped at a limit of the server. A shorter time range or one more filter gives the whole
          answer.
        </p>
      )}
    </div>
  );
}
