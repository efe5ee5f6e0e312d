import type { TraceRow } from "../api/search";

/** A row of the list: a trace, one of its sets or matched spans, or the note that there are more of these than shown. */
export type TraceLine =
  | { kind: "trace" }
  | { kind: "set"; at: number }
  | { kind: "moreSets"; rest: number; unfolds: boolean }
  | { kind: "span"; at: number }
  | { kind: "moreSpans"; rest: number };

/** Sets that are shown below a trace which is not unfolded. */
const SETS_SHOWN = 3;

/** A trace's lines: below it the first groups; unfolded all of these and the first matched spans. */
export function linesOf({ matched }: TraceRow, unfolded: boolean): TraceLine[] {
  const sets = matched.sets ?? [];
  const setCount = matched.setCount ?? sets.length;
  const setsShown = unfolded ? sets.length : Math.min(sets.length, SETS_SHOWN);
  const moreSets = setCount - setsShown;
  const moreSpans = matched.count - matched.spans.length;
  return [
    { kind: "trace" },
    ...sets.slice(0, setsShown).map((_, at) => ({ kind: "set" as const, at })),
    ...(moreSets > 0 ? [{ kind: "moreSets" as const, rest: moreSets, unfolds: !unfolded }] : []),
    ...(unfolded ? matched.spans.map((_, at) => ({ kind: "span" as const, at })) : []),
    ...(unfolded && moreSpans > 0 ? [{ kind: "moreSpans" as const, rest: moreSpans }] : []),
  ];
}
