import { type RefObject, useEffect, useRef } from "react";

/** Closes what is open when the person presses outside of it or hits Escape. */
export function useDismiss(box: RefObject<HTMLElement | null>, open: boolean, close: () => void): void {
  const held = useRef(close);
  useEffect(() => {
    held.current = close;
  });
  useEffect(() => {
    if (!open) return undefined;
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) held.current();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") held.current();
    };
    document.addEventListener("pointerdown", onPointer);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onPointer);
      document.removeEventListener("keydown", onKey);
    };
  }, [box, open]);
}
