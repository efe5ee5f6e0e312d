import "./viewBar.css";
import type { ReactNode } from "react";
import { CopyButton } from "../controls/CopyButton";
import { useLasting } from "../controls/useLasting";
import { ExportMenu } from "../export/ExportMenu";
import { SavedMenu } from "../saved/SavedMenu";
import { CancelButton } from "./CancelButton";
import { type View, VIEWS } from "./explorerSearch";
import type { GoingOn } from "./goingOn";
import { ProgressInWords, ReadingLine } from "./ReadingProgress";
import { useExplorerSearch } from "./useExplorerSearch";

/** A reading that ends sooner shows its line alone. */
const LONG_MILLIS = 500;
const LONG_COUNTING_MILLIS = 2_000;

interface ViewBarProps {
  /** How much there is, in words. */
  status: string;
  goingOn: GoingOn;
  /** Controls of the view that is shown. */
  children?: ReactNode;
}

/**
 * Which view is shown, how much it holds, and what can be done with the query: save, export, share. How far a long reading has come takes
 * the place of how much there is: nothing moves when it comes.
 */
export function ViewBar({ status, goingOn, children }: ViewBarProps) {
  const [search, change] = useExplorerSearch();
  const view = search.view ?? "traces";
  const reads = useLasting(goingOn === "reading", LONG_MILLIS);
  const counts = useLasting(goingOn === "counting", LONG_COUNTING_MILLIS);
  return (
    <div className="view-bar">
      <div role="group" aria-label="View" className="button-group">
        {(Object.keys(VIEWS) as View[]).map((name) => (
          <button
            key={name}
            type="button"
            className="button"
            aria-pressed={view === name}
            onClick={() => change({ view: name === "traces" ? undefined : name })}
          >
            {VIEWS[name]}
          </button>
        ))}
      </div>
      {goingOn === "reading" && <ReadingLine />}
      <div className="view-bar-status">
        <p className={reads ? "visually-hidden" : "muted clipped"} role="status">
          {status}
        </p>
        {reads && (
          <span className="muted clipped">
            <ProgressInWords what={view === "series" || view === "table" ? "metrics" : "search"} />
          </span>
        )}
        {(reads || counts) && <CancelButton title={reads ? "Cancel" : "Stop counting"} />}
      </div>
      <div className="view-bar-menus">
        {children}
        <SavedMenu />
        <ExportMenu />
        <CopyButton text={window.location.href} label="Copy a link to this view" />
      </div>
    </div>
  );
}
