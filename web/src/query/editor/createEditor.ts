import { closeBrackets } from "@codemirror/autocomplete";
import { history } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, placeholder } from "@codemirror/view";
import { type AskCompletions, queryCompletion } from "./completion";
import { errorMark } from "./errorMark";
import { highlighting } from "./highlight";
import { queryKeys } from "./keys";
import { queryTheme } from "./theme";
import { typeOver } from "./typeOver";

interface EditorTask {
  text: string;
  onText(text: string): void;
  onRun(text: string): void;
  ask: AskCompletions;
}

/**
 * An editor for one query in a shadow tree of its host: there its styles are constructed sheets, which a Content-Security-Policy without
 * inline styles allows.
 */
export function createEditor(host: HTMLElement, { text, onText, onRun, ask }: EditorTask): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open", delegatesFocus: true });
  return new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        queryKeys((view) => {
          onRun(view.state.doc.toString());
          return true;
        }),
        typeOver,
        history(),
        EditorState.languageData.of(() => [{ closeBrackets: { brackets: ["{", "(", '"', "`"] } }]),
        closeBrackets(),
        bracketMatching(),
        queryCompletion(ask),
        highlighting,
        errorMark,
        placeholder("{ } finds every span"),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "TraceQL query", "aria-keyshortcuts": "Control+Enter" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onText(update.state.doc.toString());
        }),
        queryTheme,
      ],
    }),
  });
}
