import type { EditorView } from "@codemirror/view";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { TextPosition } from "../../api/problem";
import { createEditor, type EditorTask, given } from "./createEditor";
import { Echoes } from "./echoes";
import { markError } from "./errorMark";

/** Keeps an editor in the element: what it tells goes to the task of the last drawing, its kind is that of the first. */
export function useEditor(task: EditorTask, errorAt: TextPosition | null): RefObject<HTMLDivElement | null> {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const held = useRef(task);
  const [echoes] = useState(() => new Echoes());
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
      onText: (edited) => {
        echoes.tell(edited);
        held.current.onText(edited);
      },
      ask: (...question) => held.current.ask(...question),
      onCaret: (caret) => held.current.onCaret(caret),
    });
    editor.current = view;
    return () => view.destroy();
  }, [echoes]);
  useEffect(() => {
    const view = editor.current;
    if (view === null || echoes.isEcho(text)) return;
    echoes.forget();
    const before = view.state.doc.toString();
    if (before === text) return;
    view.dispatch({ changes: { from: 0, to: before.length, insert: text }, annotations: given.of(true) });
  }, [echoes, text]);
  useEffect(() => editor.current?.dispatch({ effects: markError.of(errorAt?.offset ?? null) }), [errorAt]);
  return host;
}
