import { EditorState } from "@codemirror/state";
import { EditorView, placeholder } from "@codemirror/view";
import type { AskCompletions } from "../query/editor/completion";
import type { EditorTask } from "../query/editor/createEditor";
import { highlighting } from "../query/editor/highlight";
import { findKeys } from "../query/editor/keys";
import { useEditor } from "../query/editor/useEditor";
import { isQuery } from "./findQuery";

interface FindEditorProps {
  text: string;
  onText(text: string): void;
  /** Enter, or with Shift -1; the text is what stands there then, which may not have been drawn yet. */
  onEnter(text: string, step: 1 | -1): void;
  ask: AskCompletions | null;
}

const findLine: EditorTask["kind"] = (enter) => [
  findKeys(enter),
  highlighting(isQuery),
  placeholder("Find text or { query }   /"),
  EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\s*\n\s*/g, " ")),
  EditorState.transactionFilter.of((transaction) => (transaction.newDoc.lines > 1 ? [] : transaction)),
  EditorView.contentAttributes.of({
    role: "searchbox",
    "aria-label": "Find in trace",
    "aria-multiline": "false",
    "aria-keyshortcuts": "/",
  }),
];

/** One line that takes any text, and a query with highlighting and suggestions. */
export default function FindEditor({ text, onText, onEnter, ask }: FindEditorProps) {
  const suggest: AskCompletions = async (typed, cursor, signal) =>
    ask !== null && isQuery(typed)
      ? ask(typed, cursor, signal)
      : { from: cursor, to: cursor, items: [], complete: true };
  const host = useEditor({ text, onText, ask: suggest, onCaret: () => undefined, onEnter, kind: findLine }, null);
  return <div ref={host} id="find-in-trace" className="query-editor find-editor" />;
}
