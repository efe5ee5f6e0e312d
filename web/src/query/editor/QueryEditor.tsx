import type { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { AskCompletions } from "./completion";
import { createEditor } from "./createEditor";
import { markError } from "./errorMark";

interface QueryEditorProps {
  text: string;
  onText(text: string): void;
  onRun(text: string): void;
  ask: AskCompletions;
  /** Offset of the error that the server found in the text. */
  errorAt: number | null;
}

/** A text area for TraceQL with highlighting, suggestions and the place of an error. */
export default function QueryEditor({ text, onText, onRun, ask, errorAt }: QueryEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const task = useRef({ text, onText, onRun, ask });
  useEffect(() => {
    task.current = { text, onText, onRun, ask };
  });

  useEffect(() => {
    if (host.current === null) return undefined;
    const view = createEditor(host.current, {
      text: task.current.text,
      onText: (edited) => task.current.onText(edited),
      onRun: (wanted) => task.current.onRun(wanted),
      ask: (...question) => task.current.ask(...question),
    });
    editor.current = view;
    return () => view.destroy();
  }, []);
  useEffect(() => {
    const view = editor.current;
    if (view === null) return;
    const held = view.state.doc.toString();
    if (held !== text) view.dispatch({ changes: { from: 0, to: held.length, insert: text } });
    view.dispatch({ effects: markError.of(errorAt) });
  }, [text, errorAt]);

  return <div ref={host} className="query-editor" data-testid="query-editor" />;
}
