import { type FocusEvent, type RefObject, useCallback, useMemo, useState } from "react";
import { type Drawn, drawnOf, linesIn, topsOf } from "../controls/lineWindow";
import { useSight } from "../controls/sight";
import { headAbove, type LinkLine } from "./linkLines";

interface DrawnLines {
  /** From the top. */
  drawn: readonly Drawn[];
  /** Tells how high a line is that is not as high as a row. */
  measure(lineKey: string, pixels: number): void;
  /** To be spread on the table: it watches which line has the focus, by the `data-line` that is its key. */
  watch: { onFocus(event: FocusEvent): void; onBlur(event: FocusEvent): void };
}

/** Of a table's lines those in sight and those around the focus, each with the head of its group. */
export function useDrawnLines(
  table: RefObject<HTMLElement | null>,
  lines: readonly LinkLine[],
  rowPixels: number,
): DrawnLines {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const [focused, setFocused] = useState<string | null>(null);
  const sight = useSight(table);
  const tops = useMemo(
    () => topsOf(lines.map(({ key }) => heights.get(key) ?? rowPixels)),
    [lines, heights, rowPixels],
  );
  const measure = useCallback(
    (key: string, pixels: number) =>
      setHeights((held) => (held.get(key) === pixels ? held : new Map([...held, [key, pixels]]))),
    [],
  );
  const { first, end } = linesIn(tops, sight);
  const inSight = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  const kept = focused === null ? -1 : lines.findIndex(({ key }) => key === focused);
  // The next Tab, or Shift-Tab, leads to a neighbour: it scrolls there, wherever this one was left.
  const near = kept < 0 ? [] : [kept - 1, kept, kept + 1].filter((place) => lines[place] !== undefined);
  const apart = [...inSight.slice(0, 1), ...near];
  return {
    drawn: drawnOf(tops, [...inSight, ...apart, ...apart.map((place) => headAbove(lines, place))]),
    measure,
    watch: {
      onFocus: ({ target }) => setFocused(lineOf(target)),
      // What the focus goes to must not go before it is there.
      onBlur: ({ relatedTarget }) => setFocused(lineOf(relatedTarget)),
    },
  };
}

function lineOf(focused: EventTarget | null): string | null {
  const line = focused instanceof Element ? focused.closest<HTMLElement>("[data-line]") : null;
  return line?.dataset["line"] ?? null;
}
