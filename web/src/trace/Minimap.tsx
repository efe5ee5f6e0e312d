import "./minimap.css";
import { type PointerEvent as ReactPointerEvent, useEffect, useMemo, useState } from "react";
import { useSize } from "../controls/useSize";
import { useDocumentTheme } from "../frame/documentTheme";
import { formatDuration, plural } from "../model/numbers";
import { minimapHeight, paintMinimap } from "./paintMinimap";
import { useShownTrace } from "./traceContext";
import { placeOf, type Zoom } from "./zoom";

/** Shorter drags are clicks. */
const LEAST_DRAG_SHARE = 0.004;

/** The shares of the width at which the pointer went down and is now. */
interface Drag {
  from: number;
  to: number;
}

function inOrder({ from, to }: Drag): { left: number; right: number } {
  return { left: Math.min(from, to), right: Math.max(from, to) };
}

interface MinimapProps {
  zoom: Zoom | null;
  onZoom(zoom: Zoom | null): void;
  selected: number;
}

/** The whole trace at once. Dragging over it zooms the waterfall to that stretch of time. */
export function Minimap({ zoom, onZoom, selected }: MinimapProps) {
  const shown = useShownTrace();
  const theme = useDocumentTheme();
  const { box: canvas, width } = useSize<HTMLCanvasElement>();
  const [drag, setDrag] = useState<Drag | null>(null);

  const height = useMemo(() => minimapHeight(shown.tree), [shown.tree]);

  useEffect(() => {
    if (canvas.current === null || width === 0) return undefined;
    return paintMinimap(canvas.current, shown);
  }, [canvas, shown, theme, width]);

  const shareAt = (event: ReactPointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
  };
  const finish = (to: number) => {
    if (drag === null) return;
    setDrag(null);
    const { left, right } = inOrder({ ...drag, to });
    if (right - left >= LEAST_DRAG_SHARE) {
      onZoom({ startNanos: left * shown.extentNanos, endNanos: right * shown.extentNanos });
    }
  };

  const whole: Zoom = { startNanos: 0, endNanos: shown.extentNanos };
  const brush =
    drag !== null
      ? inOrder(drag)
      : zoom !== null
        ? placeOf(whole, zoom.startNanos, zoom.endNanos - zoom.startNanos)
        : null;
  const mark = selected < 0 ? null : (shown.outline.startOffsetNanos[selected] ?? 0) / shown.extentNanos;
  return (
    <div className="minimap">
      <div
        className="minimap-area"
        style={{ height }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: shareAt(event), to: shareAt(event) });
        }}
        onPointerMove={(event) => drag !== null && setDrag({ from: drag.from, to: shareAt(event) })}
        onPointerUp={(event) => finish(shareAt(event))}
        onPointerCancel={() => setDrag(null)}
      >
        <canvas
          ref={canvas}
          role="img"
          aria-label={`Overview of the trace: ${plural(shown.outline.spanId.length, "span")} over ${formatDuration(shown.extentNanos)}. Drag to zoom.`}
        />
        {brush !== null && (
          <>
            <div className="minimap-shade" style={{ left: 0, width: `${brush.left * 100}%` }} />
            <div className="minimap-shade" style={{ left: `${brush.right * 100}%`, right: 0 }} />
          </>
        )}
        {mark !== null && <div className="minimap-mark" style={{ left: `${mark * 100}%` }} />}
      </div>
      {zoom !== null && (
        <button type="button" className="button minimap-reset" onClick={() => onZoom(null)}>
          Whole trace
        </button>
      )}
    </div>
  );
}
