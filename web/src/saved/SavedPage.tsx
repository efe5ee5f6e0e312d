import "./saved.css";
import { Link } from "@tanstack/react-router";
import { Failure } from "../controls/Failure";
import { KeptNotice } from "../controls/KeptNotice";
import { Skeleton } from "../controls/Skeleton";
import { useRemovalFocus } from "../controls/useRemovalFocus";
import { useReady } from "../frame/ready";
import { useTitle } from "../frame/title";
import { SavedRow } from "./SavedRow";
import { useSaved } from "./savedQueries";

/** Every saved query: opened, renamed, changed, deleted. */
export function SavedPage() {
  const saved = useSaved();
  useTitle("Saved");
  useReady("saved", !saved.isPending);
  const watched = useRemovalFocus<HTMLElement>();
  return (
    <main className="plain-page" {...watched}>
      <header>
        <h1>Saved queries</h1>
        <p className="muted">Kept on the server: everybody who uses this Weft sees and may change them.</p>
      </header>
      {saved.isPending ? (
        <Skeleton rows={8} label="Reading the saved queries" />
      ) : saved.data === undefined ? (
        <Failure what="The saved queries could not be read" thrown={saved.error} retry={() => void saved.refetch()} />
      ) : saved.data.length === 0 ? (
        <div className="no-match">
          <h2>Nothing is saved yet</h2>
          <p className="muted">
            In the explorer, <b>Saved ▾</b> above the results gives a query a name.
          </p>
          <Link to="/" className="button button-primary" data-after-removal>
            Go to the explorer
          </Link>
        </div>
      ) : (
        <div className="saved-table" role="region" aria-label="Saved queries" tabIndex={0}>
          <table>
            <caption className="visually-hidden">Saved queries</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Query</th>
                <th scope="col">View</th>
                <th scope="col">Changed</th>
                <th scope="col">
                  <span className="visually-hidden">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {saved.data.map((item) => (
                <SavedRow key={item.id} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {saved.isRefetchError && <KeptNotice thrown={saved.error} retry={() => void saved.refetch()} />}
    </main>
  );
}
