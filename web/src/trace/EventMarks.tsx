import { useQuery } from "@tanstack/react-query";
import { formatDuration } from "../model/numbers";
import { ROW_HEIGHT } from "./rowHeight";
import { useTraceSource } from "./sourceContext";
import { spanQuery } from "./spanQuery";
import { useShownTrace } from "./traceContext";
import { placeOf, type Zoom } from "./zoom";

/** The selected span's events at their times on its bar; the outline tells only how many the other spans have. */
export function EventMarks({ span, row, zoom }: { span: number; row: number; zoom: Zoom }) {
  const source = useTraceSource();
  const { outline } = useShownTrace();
  const whole = useQuery({
    ...spanQuery(source, outline.traceId, outline.spanId[span] ?? ""),
    enabled: (outline.eventCount[span] ?? 0) > 0,
  });
  const events = (whole.data?.span.events ?? []).map((event) => {
    const offset = Number(BigInt(event.timeUnixNano) - outline.startNanos);
    return { name: event.name, offset, place: placeOf(zoom, offset, 0) };
  });
  return (
    <div className="event-marks" style={{ top: row * ROW_HEIGHT }} aria-hidden="true">
      {events.map(
        ({ name, offset, place }, index) =>
          place !== null && (
            <span
              // Two events may be equal in everything.
              // oxlint-disable-next-line react/no-array-index-key -- marks hold no state
              key={index}
              className="event-mark"
              style={{ left: `${place.left * 100}%` }}
              title={`${name} at ${formatDuration(offset)}`}
            />
          ),
      )}
    </div>
  );
}
