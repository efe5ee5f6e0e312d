import "./saved.css";
import { Link } from "@tanstack/react-router";
import { Failure } from "../controls/Failure";
import { Popover } from "../controls/Popover";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { SaveForm } from "./SaveForm";
import { useSaved } from "./savedQueries";
import { isShown, searchOf } from "./savedSearch";

/** Saves what the explorer shows, and opens what was saved before. */
export function SavedMenu() {
  return (
    <Popover title="Saved ▾" label="Saved queries" className="saved-menu" bare>
      {(close) => <Menu onDone={close} />}
    </Popover>
  );
}

function Menu({ onDone }: { onDone: () => void }) {
  const [search, change] = useExplorerSearch();
  const saved = useSaved();
  return (
    <>
      <SaveForm search={search} saved={saved.data ?? []} onDone={onDone} />
      {saved.error !== null && (
        <Failure what="The saved queries could not be read" thrown={saved.error} retry={() => void saved.refetch()} />
      )}
      {saved.data !== undefined && saved.data.length > 0 && (
        <>
          <ul aria-label="Saved queries">
            {saved.data.map((item) => (
              <li key={item.id}>
                <button
                  type="button"
                  className="saved-entry"
                  aria-current={isShown(item, search) ? "true" : undefined}
                  title={item.query}
                  onClick={() => {
                    change(searchOf(item));
                    onDone();
                  }}
                >
                  <span className="clipped">{item.name}</span>
                  <span className="clipped mono muted">{item.query}</span>
                </button>
              </li>
            ))}
          </ul>
          <Link to="/saved" className="button button-bare">
            Rename, change, delete…
          </Link>
        </>
      )}
    </>
  );
}
