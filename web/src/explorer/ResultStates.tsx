import { isAllTime } from "./allTime";
import { chosenRange } from "../model/timeRange";
import { noMatchInWords } from "./noMatchInWords";
import type { ReadOn } from "./readOn";
import { ReadOnButton } from "./ReadOnButton";
import { useExplorerSearch } from "./useExplorerSearch";

/** The query is none, or cannot be answered; the bar says why and marks the place, this stays while the text is mended. */
export function Refused() {
  return (
    <div className="no-match">
      <h2>This query cannot be answered</h2>
      <p className="muted">The reason stands below the query. Mend its text and run it again.</p>
    </div>
  );
}

interface NoMatchProps {
  /** The deadline passed before everything was looked at. */
  late: boolean;
  /** Where the search can go on behind what was looked at. */
  goOn?: ReadOn;
}

/** Nothing matched: says in what, and offers to look further or wider. */
export function NoMatch({ late, goOn }: NoMatchProps) {
  const [search, change] = useExplorerSearch();
  const { title, about } = noMatchInWords(search, late);
  return (
    <div className="no-match">
      <h2>{title}</h2>
      {about !== null && <p className="muted">{about}</p>}
      <div className="row-of-buttons">
        {goOn !== undefined && <ReadOnButton {...goOn} />}
        {!late && !isAllTime(chosenRange(search)) && (
          <button
            type="button"
            className="button button-primary"
            onClick={() => change({ range: "all", start: undefined, end: undefined })}
          >
            Search all time
          </button>
        )}
        {search.q !== undefined && (
          <button type="button" className="button" onClick={() => change({ q: undefined })}>
            Remove the filters
          </button>
        )}
      </div>
    </div>
  );
}
