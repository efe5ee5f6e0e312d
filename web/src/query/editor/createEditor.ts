import { closeBrackets } from "@codemirror/autocomplete";
import { history } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { Annotation, EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { type AskCompletions, queryCompletion } from "./completion";
import { errorMark } from "./errorMark";
import { queryTheme } from "./theme";
import { typeOver } from "./typeOver";

export interface EditorTask {
  text: string;
  /** The text as somebody wrote it; one that was given is not told. */
  onText(text: string): void;
  ask: AskCompletions;
  /** Where the caret stands, an offset; null once the text has lost the focus. */
  onCaret(caret: number | null): void;
  /** Enter, or with Shift -1, where that does not write. */
  onEnter(text: string, step: 1 | -1): void;
  /** Keys, looks and names of this kind of editor. */
  kind(enter: (view: EditorView, step: 1 | -1) => void): Extension;
}

/** Marks a change by which the editor was given another text. */
export const given = Annotation.define<true>();

/**
 * An editor for one query in a shadow tree of its host: there its styles are constructed sheets, which a Content-Security-Policy without
 * inline styles allows.
 */
export function createEditor(host: HTMLElement, { text, onText, ask, onCaret, onEnter, kind }: EditorTask): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open", delegatesFocus: true });
  return new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        kind((view, step) => onEnter(view.state.doc.toString(), step)),
        typeOver,
        history(),
        EditorState.languageData.of(() => [{ closeBrackets: { brackets: ["{", "(", '"', "`"] } }]),
        closeBrackets(),
        bracketMatching(),
        queryCompletion(ask),
        errorMark,
        EditorView.updateListener.of((update) => {
          const isGiven = update.transactions.some((transaction) => transaction.annotation(given));
          if (update.docChanged && !isGiven) onText(update.state.doc.toString());
          if (update.docChanged || update.selectionSet || update.focusChanged) {
            onCaret(update.view.hasFocus ? update.state.selection.main.head : null);
          }
        }),
        queryTheme,
      ],
    }),
  });
}
