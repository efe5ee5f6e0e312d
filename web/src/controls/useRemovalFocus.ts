import { type MouseEvent, type RefObject, useEffect, useRef } from "react";

/** An attribute of buttons that take their item out of a list. */
const REMOVES = "[data-removes]";

interface Removal {
  /** Which of the list's buttons was pressed, and how many there were. */
  place: number;
  count: number;
}

interface Watched<Box extends HTMLElement> {
  ref: RefObject<Box | null>;
  onClickCapture(event: MouseEvent): void;
}

/**
 * Keeps the keyboard in a list of which an item was removed: the focus goes to the button that took the removed one's place, else to the last;
 * with nothing left, to what the box marks by `data-after-removal`. To be spread on the box around the list by the component that draws it.
 *
 * @param settled whether what is drawn now is the list, and not a moment without one
 */
export function useRemovalFocus<Box extends HTMLElement>(settled = true): Watched<Box> {
  const ref = useRef<Box>(null);
  const pressed = useRef<Removal | null>(null);
  const buttons = () => [...(ref.current?.querySelectorAll<HTMLElement>(REMOVES) ?? [])];
  useEffect(() => {
    const removal = pressed.current;
    const left = buttons();
    if (removal === null || !settled || left.length >= removal.count) return;
    pressed.current = null;
    if (document.activeElement !== document.body) return;
    const next = left[Math.min(removal.place, left.length - 1)];
    const after = ref.current?.querySelector<HTMLElement>("[data-after-removal]");
    (next ?? after?.querySelector("button") ?? after)?.focus();
  });
  return {
    ref,
    onClickCapture(event) {
      const all = buttons();
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>(REMOVES) : null;
      pressed.current = button === null ? null : { place: all.indexOf(button), count: all.length };
    },
  };
}
