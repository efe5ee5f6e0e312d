import type { SpanTree } from "./spanTree";
import type { ShownTrace } from "./traceContext";

const MOST_LANES = 28;
const LANE_PIXELS = 8;
const MOST_PIXELS = 56;
/** How long one slice of painting may hold the page. */
const SLICE_MILLIS = 8;
const SPANS_BETWEEN_LOOKS = 512;

/** Height for a trace's lanes, in pixels: a shallow trace takes little, a deep one is pressed together. */
export function minimapHeight(tree: SpanTree): number {
  return Math.min(MOST_PIXELS, laneCount(tree) * LANE_PIXELS);
}

function laneCount(tree: SpanTree): number {
  return Math.min(MOST_LANES, tree.depth.reduce((most, depth) => Math.max(most, depth), 0) + 1);
}

/**
 * Paints every span of the trace, a lane per depth, errors last so that they stay in sight. Large traces are painted over several
 * frames; the returned function stops that.
 */
export function paintMinimap(
  canvas: HTMLCanvasElement,
  { outline, tree, colours, extentNanos }: ShownTrace,
): () => void {
  const context = canvas.getContext("2d");
  const scale = window.devicePixelRatio;
  const width = Math.round(canvas.clientWidth * scale);
  const height = Math.round(canvas.clientHeight * scale);
  if (context === null || width === 0) return () => undefined;
  canvas.width = width;
  canvas.height = height;

  const tokens = getComputedStyle(document.documentElement);
  const fills = colours.map((colour) => tokens.getPropertyValue(colour.slice(4, -1)));
  const errorFill = tokens.getPropertyValue("--error");
  const lanes = laneCount(tree);
  const lane = height / lanes;
  const perNano = width / extentNanos;
  const count = outline.spanId.length;
  let at = 0;
  let frame = 0;

  const paintSpan = (span: number) => {
    const x = (outline.startOffsetNanos[span] ?? 0) * perNano;
    const duration = outline.durationNanos[span] ?? 0;
    const y = Math.min(tree.depth[span] ?? 0, lanes - 1) * lane;
    context.fillRect(x, y, Math.max(scale, duration > 0 ? duration * perNano : 0), Math.max(1, lane - 1));
  };
  const paintSlice = () => {
    const until = performance.now() + SLICE_MILLIS;
    for (; at < 2 * count; at++) {
      const span = at % count;
      const failed = outline.status[span] === 2;
      if (at < count ? !failed : failed) {
        context.fillStyle = failed ? errorFill : (fills[outline.service[span] ?? 0] ?? "");
        paintSpan(span);
      }
      if (at % SPANS_BETWEEN_LOOKS === 0 && performance.now() > until) {
        frame = requestAnimationFrame(paintSlice);
        at++;
        return;
      }
    }
  };
  paintSlice();
  return () => cancelAnimationFrame(frame);
}
