import { useInfiniteQuery } from "@tanstack/react-query";
import type { RowWindow } from "../controls/rowWindow";
import { useSettled } from "../controls/useSettled";
import { EVERY_LINK, linksQuery } from "./linkQueries";
import { ROW_HEIGHT } from "./rowHeight";
import { useTraceSource } from "./sourceContext";
import { rowOf } from "./spanTree";
import { useShownTrace } from "./traceContext";
import type { Zoom } from "./zoom";

/** A pointer that passes over rows faster asks for nothing. */
const REST_MILLIS = 120;
/** The drawing's own width; it is stretched onto the axis. */
const WIDTH = 1000;

interface LinkCurvesProps {
  /** The selected or hovered span; -1 for none. */
  span: number;
  visible: Int32Array;
  zoom: Zoom;
  rows: RowWindow;
}

/** The links of one span to and from other spans of the same trace, as curves over the bars: one path, however many there are. */
export function LinkCurves({ span: wanted, visible, zoom, rows }: LinkCurvesProps) {
  const source = useTraceSource();
  const { outline, tree, indexOf } = useShownTrace();
  const span = useSettled(wanted, REST_MILLIS);
  const spanId = outline.spanId[span] ?? "";
  const outgoing = useInfiniteQuery({
    ...linksQuery(source, outline.traceId, spanId, "outgoing", EVERY_LINK),
    enabled: (outline.linksOut[span] ?? 0) > 0,
  });
  const incoming = useInfiniteQuery({
    ...linksQuery(source, outline.traceId, spanId, "incoming", EVERY_LINK),
    enabled: (outline.linksIn[span] ?? 0) > 0,
  });

  const endsHere = (pages: typeof outgoing.data) =>
    (pages?.pages ?? [])
      .flatMap((page) => page.items)
      .flatMap((end) => (end.span?.traceId === outline.traceId ? [indexOf.get(end.span.spanId) ?? -1] : []))
      .filter((other) => other >= 0);
  // A span may link to another one twice: one curve says so as well.
  const pairs = [
    ...[...new Set(endsHere(outgoing.data))].map((linked) => ({ linking: span, linked })),
    ...[...new Set(endsHere(incoming.data))].map((linking) => ({ linking, linked: span })),
  ];
  if (span < 0 || pairs.length === 0) return null;

  const top = rows.first * ROW_HEIGHT;
  const height = (rows.end - rows.first) * ROW_HEIGHT;
  const x = (nanos: number) => ((nanos - zoom.startNanos) / (zoom.endNanos - zoom.startNanos)) * WIDTH;
  const y = (of: number) => (rowOf(tree, visible, of) + 0.5) * ROW_HEIGHT - top;
  const curve = ({ linking, linked }: { linking: number; linked: number }) => {
    const x1 = x((outline.startOffsetNanos[linked] ?? 0) + Math.max(0, outline.durationNanos[linked] || 0));
    const x2 = x(outline.startOffsetNanos[linking] ?? 0);
    const bend = Math.max(24, Math.abs(x2 - x1) / 2);
    const [y1, y2] = [y(linked), y(linking)];
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  };
  return (
    <svg
      className="link-curves"
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="none"
      style={{ top, height }}
      aria-hidden="true"
    >
      <path d={pairs.map(curve).join("")} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
