import "./export.css";
import { useState } from "react";
import { EXPORT_FORMATS, type ExportFormat } from "../api/export";
import { Failure } from "../controls/Failure";
import { Popover } from "../controls/Popover";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { formatBytes, plural } from "../model/numbers";
import { EVERYTHING } from "../model/queryText";
import { chosenRange } from "../model/timeRange";
import { setsBehind } from "../series/metricsText";
import { columnsOf, exportColumns, withColumns } from "../spans/columns";
import { SetChoice } from "./SetChoice";
import { type ExportState, useExport } from "./useExport";

/** Every span that matches as a file: of the query as it is, or of the spans that a metrics query measures, of which arithmetic has several sets. */
export function ExportMenu() {
  const [search] = useExplorerSearch();
  const { state, start, cancel } = useExport();
  const running = state.kind === "running";
  const query = search.q ?? EVERYTHING;
  const sets = setsBehind(query);
  const [chosen, choose] = useState("");
  const behind = sets.includes(chosen) ? chosen : sets[0];
  const begin = (format: ExportFormat) => {
    if (running) return;
    const columns = columnsOf(search.columns, behind ?? query);
    start(format, withColumns(behind ?? query, columns), chosenRange(search), exportColumns(columns));
  };
  return (
    <Popover title={running ? "Exporting… ▾" : "Export ▾"} label="Export" className="export-menu" bare>
      {() => (
        <>
          {behind !== undefined && sets.length > 1 ? (
            <SetChoice sets={sets} chosen={behind} onChoose={choose} />
          ) : (
            <p className="muted">
              {behind === undefined
                ? "Every span that matches, newest first."
                : "The spans that these numbers measure, newest first."}
            </p>
          )}
          <ul>
            {(Object.keys(EXPORT_FORMATS) as ExportFormat[]).map((format) => (
              <li key={format}>
                <button type="button" className="button" aria-disabled={running} onClick={() => begin(format)}>
                  {EXPORT_FORMATS[format].title}
                </button>
                <span className="muted">{EXPORT_FORMATS[format].about}</span>
              </li>
            ))}
          </ul>
          <Outcome state={state} onCancel={cancel} />
        </>
      )}
    </Popover>
  );
}

function Outcome({ state, onCancel }: { state: ExportState; onCancel: () => void }) {
  switch (state.kind) {
    case "none":
      return null;
    case "running":
      return (
        <div className="export-running">
          <p role="status">
            {plural(state.spans, "span")}, {formatBytes(state.bytes)}…
          </p>
          <button type="button" className="button" onClick={onCancel}>
            Cancel
          </button>
        </div>
      );
    case "done":
      return (
        <p role="status" className={state.lack?.known === true ? "warning-text" : ""}>
          {EXPORT_FORMATS[state.format].file}: {plural(state.spans, "span")}, {formatBytes(state.bytes)}.{" "}
          {state.lack === undefined ? "Looking whether these are all…" : state.lack?.words}
        </p>
      );
    case "failed":
      return <Failure what="The export failed" thrown={state.thrown} />;
  }
}
