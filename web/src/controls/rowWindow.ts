import { type RefObject, useLayoutEffect, useState } from "react";

/** The rows of a long list that are on the screen: first inclusive, end exclusive. */
export interface RowWindow {
  first: number;
  end: number;
}

const OVERSCAN = 32;
/** The window moves in large steps, so that few of the frames of a scroll render anything. */
const STEP = 32;

/**
 * Watches a scrolling element whose rows all have one height. Knowing the height, the window is two divisions: no measurements and no
 * object per row are kept, however many rows there are.
 */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, rowHeight: number, rows: number): RowWindow {
  const [window, setWindow] = useState<RowWindow>({ first: 0, end: 60 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const update = () => {
      const top = Math.floor(element.scrollTop / rowHeight / STEP) * STEP;
      const first = Math.max(0, top - OVERSCAN);
      const end = top + Math.ceil(element.clientHeight / rowHeight) + STEP + OVERSCAN;
      setWindow((held) => (held.first === first && held.end === end ? held : { first, end }));
    };
    // The first window can be measured only once the element is laid out.
    // oxlint-disable-next-line react/set-state-in-effect
    update();
    element.addEventListener("scroll", update, { passive: true });
    const resized = new ResizeObserver(update);
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", update);
      resized.disconnect();
    };
  }, [scroller, rowHeight]);

  return { first: Math.min(window.first, Math.max(0, rows - 1)), end: Math.min(window.end, rows) };
}

/** Scrolls just far enough that the row is whole in sight, below a header that covers the first pixels. */
export function revealRow(element: HTMLElement, row: number, rowHeight: number, place: "nearest" | "center"): void {
  const top = row * rowHeight;
  const bottom = top + rowHeight;
  const inSight = top >= element.scrollTop && bottom <= element.scrollTop + element.clientHeight;
  if (inSight) return;
  if (place === "center") {
    element.scrollTop = top - (element.clientHeight - rowHeight) / 2;
  } else {
    element.scrollTop = top < element.scrollTop ? top : bottom - element.clientHeight;
  }
}
