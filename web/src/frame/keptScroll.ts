import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useViewMemory } from "./viewMemory";

/** Keeps a scroll offset with the history entry, so that Back finds the rows where they were. */
export function useKeptScroll(scroller: RefObject<HTMLElement | null>, name: string): void {
  const memory = useViewMemory<number>(name);
  // Of the entry whose rows are shown: those of the next one may take their time.
  const held = useRef(memory);
  useEffect(() => {
    if (memory.settled) held.current = memory;
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    element.scrollTo({ top: held.current.recall() ?? 0 });
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
}
