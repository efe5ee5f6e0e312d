import "./file.css";
import { useNavigate } from "@tanstack/react-router";
import { type DragEvent, useEffect, useState } from "react";
import { Problem } from "../api/problem";
import { useTitle } from "../frame/title";
import { Failure } from "../controls/Failure";
import { FileTraces } from "./FileTraces";
import { useOpenedFile } from "./openedFile";

/** Opens a trace file in the browser alone: nothing is sent to the server. */
export function FilePage() {
  const { file, open } = useOpenedFile();
  const navigate = useNavigate();
  useTitle("Open a file");
  const [failure, setFailure] = useState<{ name: string; thrown: unknown } | null>(null);
  const [over, setOver] = useState(false);
  // A browser opens a file that is dropped beside the place for it, and leaves the page for that.
  useEffect(() => {
    const stay = (event: Event) => event.preventDefault();
    window.addEventListener("dragover", stay);
    window.addEventListener("drop", stay);
    return () => {
      window.removeEventListener("dragover", stay);
      window.removeEventListener("drop", stay);
    };
  }, []);

  const take = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    try {
      const opened = await open(chosen);
      if (opened === null) return;
      setFailure(null);
      const only = opened.traces.size === 1 ? [...opened.traces.keys()][0] : undefined;
      if (only !== undefined) void navigate({ to: "/file/$traceId", params: { traceId: only } });
    } catch (thrown) {
      setFailure({ name: chosen.name, thrown: unreadable(thrown) });
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };

  return (
    <main className="file-page">
      <div className="file-column">
        <h1>Open a trace file</h1>
        <div
          className={over ? "file-drop file-drop-over" : "file-drop"}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={(event) => {
            const within = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
            if (!within) setOver(false);
          }}
          onDrop={drop}
        >
          <label className="button">
            Choose a file
            <input
              className="visually-hidden"
              type="file"
              accept=".json,.jsonl,.ndjson,application/json"
              onChange={(event) => {
                void take(event.target.files?.[0]);
                // The same file chosen again, mended meanwhile, is a change only where none is chosen now.
                event.target.value = "";
              }}
            />
          </label>
          <span>or drop one here</span>
          <span className="muted">
            OTLP/JSON, one object or one a line, or Jaeger's JSON. It stays in this browser and is not stored.
          </span>
        </div>
        {failure !== null && <Failure what={`${failure.name} could not be opened`} thrown={failure.thrown} />}
        {file !== null && <FileTraces file={file} />}
      </div>
    </main>
  );
}

/** The reader's own words, without those for a failed request. */
function unreadable(thrown: unknown): Problem {
  return new Problem(0, thrown instanceof Error ? thrown.message : String(thrown), "");
}
