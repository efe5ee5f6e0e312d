import "./viewBar.css";
import type { ReactNode } from "react";
import { CopyButton } from "../controls/CopyButton";
import { ExportMenu } from "../export/ExportMenu";
import { SavedMenu } from "../saved/SavedMenu";
import { type View, VIEWS } from "./explorerSearch";
import { useExplorerSearch } from "./useExplorerSearch";

interface ViewBarProps {
  /** How much there is, in words. */
  status: string;
  /** Controls of the view that is shown. */
  children?: ReactNode;
}

/** Which view is shown, how much it holds, and what can be done with the query: save, export, share. */
export function ViewBar({ status, children }: ViewBarProps) {
  const [search, change] = useExplorerSearch();
  const view = search.view ?? "traces";
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
      <p className="muted" role="status">
        {status}
      </p>
      <div className="view-bar-menus">
        {children}
        <SavedMenu />
        <ExportMenu />
        <CopyButton text={window.location.href} label="Copy a link to this view" />
      </div>
    </div>
  );
}
