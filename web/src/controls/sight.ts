import { type RefObject, useLayoutEffect, useState } from "react";

/** A stretch of an element, in pixels from its top; it may reach beyond the element. */
export interface Sight {
  top: number;
  bottom: number;
}

const OVERSCAN_PIXELS = 900;
/** The stretch moves in large steps, so that few of the frames of a scroll render anything. */
const STEP_PIXELS = 900;
/** Until the element is laid out. */
const FIRST: Sight = { top: 0, bottom: OVERSCAN_PIXELS };

/** Follows which part of an element may be seen in the window, whatever around it scrolls or changes its size, with some more on either side. */
export function useSight(seen: RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState(FIRST);
  useLayoutEffect(() => {
    const element = seen.current;
    if (element === null) return undefined;
    const update = () => {
      const above = Math.floor(-element.getBoundingClientRect().top / STEP_PIXELS) * STEP_PIXELS;
      const top = above - OVERSCAN_PIXELS;
      const bottom = above + window.innerHeight + STEP_PIXELS + OVERSCAN_PIXELS;
      setSight((held) => (held.top === top && held.bottom === bottom ? held : { top, bottom }));
    };
    // Where the element lies can be measured only once it is laid out.
    // oxlint-disable-next-line react/set-state-in-effect
    update();
    const resized = new ResizeObserver(update);
    for (let around: Element | null = element; around !== null; around = around.parentElement) resized.observe(around);
    document.addEventListener("scroll", update, { capture: true, passive: true });
    return () => {
      document.removeEventListener("scroll", update, { capture: true });
      resized.disconnect();
    };
  }, [seen]);
  return sight;
}
