import "./splitter.css";
import type { PointerEvent as ReactPointerEvent } from "react";

interface SplitterProps {
  label: string;
  /** Which way the line runs; a vertical one moves left and right. */
  orientation: "vertical" | "horizontal";
  /** The size it sets, and its bounds, in the unit of `onMove`'s deltas: pixels. */
  value: number;
  min: number;
  max: number;
  /** Called with the pointer's way since the drag's last step, in pixels. */
  onMove(deltaPixels: number): void;
}

const KEY_STEP_PIXELS = 16;

/** A line between two areas that is dragged, or moved with the arrow keys, to size them. */
export function Splitter({ label, orientation, value, min, max, onMove }: SplitterProps) {
  const vertical = orientation === "vertical";
  const drag = (down: ReactPointerEvent<HTMLDivElement>) => {
    down.preventDefault();
    const line = down.currentTarget;
    line.setPointerCapture(down.pointerId);
    let last = vertical ? down.clientX : down.clientY;
    const move = (event: PointerEvent) => {
      const at = vertical ? event.clientX : event.clientY;
      onMove(at - last);
      last = at;
    };
    const stop = () => {
      line.removeEventListener("pointermove", move);
      line.removeEventListener("pointerup", stop);
      line.removeEventListener("pointercancel", stop);
    };
    line.addEventListener("pointermove", move);
    line.addEventListener("pointerup", stop);
    line.addEventListener("pointercancel", stop);
  };
  return (
    <div
      className={`splitter splitter-${orientation}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(value)}
      aria-valuemin={Math.round(min)}
      aria-valuemax={Math.round(max)}
      onPointerDown={drag}
      onKeyDown={(event) => {
        const back = vertical ? "ArrowLeft" : "ArrowUp";
        const forth = vertical ? "ArrowRight" : "ArrowDown";
        if (event.key !== back && event.key !== forth) return;
        event.preventDefault();
        event.stopPropagation();
        onMove(event.key === back ? -KEY_STEP_PIXELS : KEY_STEP_PIXELS);
      }}
    />
  );
}
