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
  watch: { onFocus(event: FocusEvent): void; onBlur(): void };
}

/** Of a table's lines those in sight and the one that has the focus, each with the head of its group. */
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
  const apart = [...inSight.slice(0, 1), ...(kept < 0 ? [] : [kept])];
  return {
    drawn: drawnOf(tops, [...inSight, ...apart, ...apart.map((place) => headAbove(lines, place))]),
    measure,
    watch: {
      onFocus: ({ target }) => setFocused(target.closest<HTMLElement>("[data-line]")?.dataset["line"] ?? null),
      onBlur: () => setFocused(null),
    },
  };
}
