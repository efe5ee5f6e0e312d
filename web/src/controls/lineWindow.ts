import type { RowWindow } from "./rowWindow";
import type { Sight } from "./sight";

/** Where each of the lines begins that stand one below the other, in pixels, and behind the last one where that ends. */
export function topsOf(heights: readonly number[]): readonly number[] {
  const tops = [0];
  for (const [line, height] of heights.entries()) tops.push((tops[line] ?? 0) + height);
  return tops;
}

/** The lines that touch a stretch of pixels. */
export function linesIn(tops: readonly number[], { top, bottom }: Sight): RowWindow {
  const begun = countWhile(tops, (begin) => begin <= top);
  const end = countWhile(tops, (begin) => begin < bottom);
  return { first: Math.max(0, begun - 1), end: Math.min(tops.length - 1, end) };
}

/** A line by its place, or the room of lines that are not drawn, the last of which stands before a place. */
export type Drawn = { kind: "line"; place: number } | { kind: "room"; before: number; pixels: number };

/** What is drawn, from the top, when only lines at these places are: they stand where they stand among all. */
export function drawnOf(tops: readonly number[], places: readonly number[]): readonly Drawn[] {
  const drawn: Drawn[] = [];
  let next = 0;
  const roomBefore = (place: number) => {
    const pixels = (tops[place] ?? 0) - (tops[next] ?? 0);
    if (pixels > 0) drawn.push({ kind: "room", before: place, pixels });
  };
  for (const place of [...new Set(places)].toSorted((one, other) => one - other)) {
    roomBefore(place);
    drawn.push({ kind: "line", place });
    next = place + 1;
  }
  roomBefore(tops.length - 1);
  return drawn;
}

/** How many numbers pass that stand before all that do not. */
function countWhile(numbers: readonly number[], passes: (number: number) => boolean): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(numbers[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
