import type { EditorView } from "@codemirror/view";
import { type RefObject, useEffect, useRef } from "react";
import type { TextPosition } from "../../api/problem";
import { createEditor, type EditorTask } from "./createEditor";
import { markError } from "./errorMark";

/** Keeps an editor in the element: what it tells goes to the task of the last drawing, its kind is that of the first. */
export function useEditor(task: EditorTask, errorAt: TextPosition | null): RefObject<HTMLDivElement | null> {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const held = useRef(task);
  const { text } = task;
  useEffect(() => {
    held.current = task;
  });

  useEffect(() => {
    if (host.current === null) return undefined;
    const view = createEditor(host.current, {
      text: held.current.text,
      kind: held.current.kind,
      onEnter: (...entered) => held.current.onEnter(...entered),
      onText: (edited) => held.current.onText(edited),
      ask: (...question) => held.current.ask(...question),
      onCaret: (caret) => held.current.onCaret(caret),
    });
    editor.current = view;
    return () => view.destroy();
  }, []);
  useEffect(() => {
    const view = editor.current;
    if (view === null) return;
    const before = view.state.doc.toString();
    if (before !== text) view.dispatch({ changes: { from: 0, to: before.length, insert: text } });
  }, [text]);
  useEffect(() => editor.current?.dispatch({ effects: markError.of(errorAt?.offset ?? null) }), [errorAt]);
  return host;
}
