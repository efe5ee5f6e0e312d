import { type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin } from "@codemirror/view";
import { type TokenKind, tokensOf } from "../tokens";

const marks = new Map<TokenKind, Decoration>();

/** Gives each token of a text that passes the class of its kind: `query-string`, `query-link-operator`. */
export function highlighting(passes: (text: string) => boolean): Extension {
  const decorate = (view: EditorView) => {
    const text = view.state.doc.toString();
    return passes(text) ? decorationsOf(text) : Decoration.none;
  };
  return ViewPlugin.define(
    (view) => ({
      decorations: decorate(view),
      update({ docChanged, view: changed }) {
        if (docChanged) this.decorations = decorate(changed);
      },
    }),
    { decorations: (plugin) => plugin.decorations },
  );
}

function decorationsOf(text: string): DecorationSet {
  const built = new RangeSetBuilder<Decoration>();
  for (const { kind, from, to } of tokensOf(text)) {
    built.add(from, to, markOf(kind));
  }
  return built.finish();
}

function markOf(kind: TokenKind): Decoration {
  const mark = marks.get(kind) ?? Decoration.mark({ class: `query-${kind}` });
  marks.set(kind, mark);
  return mark;
}
