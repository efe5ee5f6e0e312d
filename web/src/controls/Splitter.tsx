import "./splitter.css";
import type { KeyboardEvent, PointerEvent as ReactPointerEvent } from "react";

interface SplitterProps {
  label: string;
  /** Which way the line runs; a vertical one moves left and right. */
  orientation: "vertical" | "horizontal";
  /** What `value`, `min` and `max` are counted in. */
  unit: "px" | "%";
  /** The size of the area that the line sizes, and its bounds. */
  value: number;
  min: number;
  max: number;
  /** The area lies behind the line, right of it or below: the line makes it smaller on its way there. */
  behind?: true;
  /** How much of the unit a pixel is, asked when the line is moved; 1 unless given. */
  perPixel?(): number;
  /** Called with the size that is wanted, which lies within the bounds. */
  onSize(value: number): void;
}

const KEY_STEP_PIXELS = 16;
const ONE = () => 1;

/** A line between two areas that is dragged, or moved with the keys, to size one of them (WAI-ARIA APG, "Window Splitter"). */
export function Splitter({ label, orientation, unit, value, min, max, behind, perPixel = ONE, onSize }: SplitterProps) {
  const vertical = orientation === "vertical";
  const way = behind === true ? -1 : 1;
  const within = (size: number) => Math.max(min, Math.min(max, size));
  const held = within(value);
  const placeOf = (event: { clientX: number; clientY: number }) => (vertical ? event.clientX : event.clientY);
  const drag = (down: ReactPointerEvent<HTMLDivElement>) => {
    if (down.button !== 0) return;
    down.preventDefault();
    const line = down.currentTarget;
    line.setPointerCapture(down.pointerId);
    // Counted from where the drag began: at a bound the line waits for a pointer that went beyond it.
    const from = placeOf(down);
    const move = (event: PointerEvent) => onSize(within(held + way * (placeOf(event) - from) * perPixel()));
    const stop = () => {
      line.removeEventListener("pointermove", move);
      line.removeEventListener("pointerup", stop);
      line.removeEventListener("pointercancel", stop);
    };
    line.addEventListener("pointermove", move);
    line.addEventListener("pointerup", stop);
    line.addEventListener("pointercancel", stop);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = way * KEY_STEP_PIXELS * perPixel();
    const wanted = {
      [vertical ? "ArrowLeft" : "ArrowUp"]: held - step,
      [vertical ? "ArrowRight" : "ArrowDown"]: held + step,
      Home: min,
      End: max,
    }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onSize(within(wanted));
  };
  return (
    <div
      className={`splitter splitter-${orientation}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(held)}
      aria-valuemin={Math.round(min)}
      aria-valuemax={Math.round(max)}
      aria-valuetext={`${Math.round(held)} ${unit}`}
      onPointerDown={drag}
      onKeyDown={onKey}
    />
  );
}
