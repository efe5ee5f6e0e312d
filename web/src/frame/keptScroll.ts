import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useViewMemory } from "./viewMemory";

/**
 * Keeps a scroll offset with the history entry, so that Back finds the rows where they were.
 *
 * @returns whether there was one to begin with, once the page is laid out
 */
export function useKeptScroll(scroller: RefObject<HTMLElement | null>, name: string): RefObject<boolean> {
  const memory = useViewMemory<number>(name);
  // Of the entry whose rows are shown: those of the next one may take their time.
  const held = useRef(memory);
  const found = useRef(false);
  useEffect(() => {
    if (!memory.settled) return;
    const stays = memory.entry !== held.current.entry;
    held.current = memory;
    // Rows that stay in sight from one entry to the next stand in that one where they stood.
    if (stays) memory.remember(scroller.current?.scrollTop ?? 0);
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const recalled = held.current.recall();
    found.current = recalled !== undefined;
    element.scrollTo({ top: recalled ?? 0 });
    let kept = element.scrollTop;
    const keep = () => {
      if (element.scrollTop === kept) return;
      kept = element.scrollTop;
      held.current.remember(kept);
    };
    element.addEventListener("scroll", keep, { passive: true });
    return () => {
      element.removeEventListener("scroll", keep);
      // A scroll is told with the next frame, and rows may go before that.
      keep();
    };
  }, [scroller]);
  return found;
}
