import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { tokensOf } from "../tokens";

/** Marks the token at an offset as the place of an error; null takes the mark away. */
export const markError = StateEffect.define<number | null>();

const underline = Decoration.mark({ class: "query-error" });

export const errorMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(held, transaction) {
    const marked = transaction.effects.findLast((effect) => effect.is(markError));
    if (marked === undefined) return held.map(transaction.changes);
    if (marked.value === null || transaction.newDoc.length === 0) return Decoration.none;
    const { from, to } = placeOf(transaction.newDoc.toString(), marked.value);
    return Decoration.set(underline.range(from, to));
  },
  provide: (field) => [
    EditorView.decorations.from(field),
    EditorView.contentAttributes.from(field, (marks) => ({ "aria-invalid": String(marks.size > 0) })),
  ],
});

/** The token at the offset; the last character where the error is that the text ends there. */
function placeOf(text: string, offset: number): { from: number; to: number } {
  const from = Math.max(0, Math.min(offset, text.length - 1));
  const token = tokensOf(text).find((candidate) => candidate.from <= from && from < candidate.to);
  return { from, to: offset >= text.length ? text.length : Math.max(from + 1, token?.to ?? 0) };
}
