import { Prec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/**
 * Text typed over a selection, written by the editor itself: the browser would keep the look of what was selected by an inline style, which
 * a Content-Security-Policy without inline styles forbids.
 */
export const typeOver = Prec.highest(
  EditorView.domEventHandlers({
    beforeinput(event, view) {
      const { from, to, empty } = view.state.selection.main;
      const text = event.data;
      if (empty || text === null || event.inputType !== "insertText" || event.isComposing) return false;
      const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: "input.type" });
      const handled = view.state.facet(EditorView.inputHandler).some((take) => take(view, from, to, text, insert));
      if (!handled) view.dispatch(insert());
      event.preventDefault();
      return true;
    },
  }),
);
