import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useViewMemory } from "./viewMemory";

/** Keeps a scroll offset with the history entry, so that Back finds the rows where they were. */
export function useKeptScroll(scroller: RefObject<HTMLElement | null>, name: string): void {
  const memory = useViewMemory<number>(name);
  const held = useRef(memory);
  useEffect(() => {
    held.current = memory;
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    element.scrollTo({ top: held.current.recall() ?? 0 });
    const keep = () => held.current.remember(element.scrollTop);
    element.addEventListener("scroll", keep, { passive: true });
    return () => element.removeEventListener("scroll", keep);
  }, [scroller]);
}
