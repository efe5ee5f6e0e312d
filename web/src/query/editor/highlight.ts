import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin } from "@codemirror/view";
import { type TokenKind, tokensOf } from "../tokens";

const marks = new Map<TokenKind, Decoration>();

/** Gives each token of the text the class of its kind: `query-string`, `query-link-operator`. */
export const highlighting = ViewPlugin.define(
  (view) => ({
    decorations: decorate(view),
    update({ docChanged, view: changed }) {
      if (docChanged) this.decorations = decorate(changed);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

function decorate(view: EditorView): DecorationSet {
  const built = new RangeSetBuilder<Decoration>();
  for (const { kind, from, to } of tokensOf(view.state.doc.toString())) {
    built.add(from, to, markOf(kind));
  }
  return built.finish();
}

function markOf(kind: TokenKind): Decoration {
  const mark = marks.get(kind) ?? Decoration.mark({ class: `query-${kind}` });
  marks.set(kind, mark);
  return mark;
}
