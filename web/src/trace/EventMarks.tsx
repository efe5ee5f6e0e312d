import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { marksOfEvents } from "./marksOfEvents";
import { ROW_HEIGHT } from "./rowHeight";
import { useTraceSource } from "./sourceContext";
import { spanQuery } from "./spanQuery";
import { useShownTrace } from "./traceContext";
import type { Zoom } from "./zoom";

/** The selected span's events at their times on its bar; the outline tells only how many the other spans have. */
export function EventMarks({ span, row, zoom }: { span: number; row: number; zoom: Zoom }) {
  const source = useTraceSource();
  const { outline } = useShownTrace();
  const whole = useQuery({
    ...spanQuery(source, outline.traceId, outline.spanId[span] ?? ""),
    enabled: (outline.eventCount[span] ?? 0) > 0,
  });
  const marks = useMemo(
    () => marksOfEvents(whole.data?.span.events ?? [], outline.startNanos, zoom),
    [whole.data, outline.startNanos, zoom],
  );
  return (
    <div className="event-marks" style={{ top: row * ROW_HEIGHT }} aria-hidden="true">
      {marks.map(({ left, title }) => (
        <span key={left} className="event-mark" style={{ left: `${left * 100}%` }} title={title} />
      ))}
    </div>
  );
}
