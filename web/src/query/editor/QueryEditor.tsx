import { EditorView, placeholder } from "@codemirror/view";
import type { TextPosition } from "../../api/problem";
import type { AskCompletions } from "./completion";
import type { EditorTask } from "./createEditor";
import { highlighting } from "./highlight";
import { queryKeys } from "./keys";
import { useEditor } from "./useEditor";

interface QueryEditorProps {
  text: string;
  onText(text: string): void;
  onRun(text: string): void;
  ask: AskCompletions;
  /** Where the caret stands, an offset; null once the text has lost the focus. */
  onCaret(caret: number | null): void;
  /** Where the server found an error in the text. */
  errorAt: TextPosition | null;
}

const queryBar: EditorTask["kind"] = (enter) => [
  queryKeys((view) => {
    enter(view, 1);
    return true;
  }),
  highlighting(() => true),
  placeholder("{ } finds every span"),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ "aria-label": "TraceQL query", "aria-keyshortcuts": "Control+Enter" }),
];

/** A text area for TraceQL with highlighting, suggestions and the place of an error. */
export default function QueryEditor({ text, onText, onRun, ask, onCaret, errorAt }: QueryEditorProps) {
  const host = useEditor({ text, onText, ask, onCaret, onEnter: onRun, kind: queryBar }, errorAt);
  return <div ref={host} className="query-editor" data-testid="query-editor" />;
}
