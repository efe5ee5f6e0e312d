import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";

/**
 * The place of the answer, whatever shows it. Where a button goes with what it did, such as the one that searches all time, the focus stays
 * here, and Tab goes on from here.
 */
export function ResultsPane({ children }: { children: ReactNode }) {
  const pane = useRef<HTMLDivElement>(null);
  const pressed = useRef<Element | null>(null);
  useEffect(() => {
    if (pressed.current === null || pressed.current.isConnected) return;
    pressed.current = null;
    if (document.activeElement === document.body) pane.current?.focus({ preventScroll: true });
  });
  return (
    <div
      ref={pane}
      className="explorer-results"
      role="group"
      aria-label="Results"
      tabIndex={-1}
      onClickCapture={(event: MouseEvent) => {
        pressed.current = event.target instanceof Element ? event.target.closest("button") : null;
      }}
    >
      {children}
    </div>
  );
}
