import { useQuery } from "@tanstack/react-query";
import type { CSSProperties } from "react";
import type { Direction } from "../api/links";
import { SpanName } from "../controls/SpanName";
import { useElapsed } from "../controls/useElapsed";
import { formatNanos, formatCount } from "../model/numbers";
import { stateInWords } from "./linkWords";
import { peekQuery } from "./linkQueries";
import { useTraceSource } from "./sourceContext";
import { useServiceColour, useShownTrace } from "./traceContext";

/** Which glyph the pointer is on. */
export interface PeekAt {
  span: number;
  direction: Direction;
  /** Of the glyph, in the window. */
  place: DOMRect;
}

const REST_MILLIS = 150;

/** The first ends of a glyph's links, beside it, once the pointer rests there. */
export function LinkPeek({ at }: { at: PeekAt }) {
  const source = useTraceSource();
  const { outline } = useShownTrace();
  const colourOf = useServiceColour();
  const rested = useElapsed(REST_MILLIS);
  const spanId = outline.spanId[at.span] ?? "";
  const ends = useQuery({ ...peekQuery(source, outline.traceId, spanId, at.direction), enabled: rested });
  if (!rested || ends.data === undefined) return null;
  const more = ends.data.total - ends.data.items.length;
  return (
    <div className="link-peek" role="tooltip" style={beside(at.place)}>
      <p className="muted">{at.direction === "outgoing" ? "Links to" : "Linked from"}</p>
      <ul>
        {ends.data.items.map((end, place) => (
          // A span may link to another one twice.
          // oxlint-disable-next-line react/no-array-index-key -- the list never changes while shown
          <li key={place}>
            {end.span === null ? (
              <span className="muted">
                <code>{end.link.spanId}</code> {stateInWords(end, source.holder)}
              </span>
            ) : (
              <>
                <span className="service-dot" style={{ background: colourOf(end.span.service) }} />
                {end.span.service}{" "}
                <b>
                  <SpanName name={end.span.name} />
                </b>{" "}
                <span className="muted">
                  {end.timing === "waited" ? `waited ${formatNanos(end.waitNanos)}` : end.timing}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="muted">and {formatCount(more)} more</p>}
    </div>
  );
}

const MOST_WIDTH = 440;
const GAP = 4;

/** Below the glyph in the upper half of the window, above it in the lower one, and never over its right edge. */
function beside({ left, top, bottom }: DOMRect): CSSProperties {
  const below = bottom < window.innerHeight / 2;
  return {
    maxWidth: MOST_WIDTH,
    left: Math.max(GAP, Math.min(left, window.innerWidth - MOST_WIDTH - GAP)),
    ...(below ? { top: bottom + GAP } : { bottom: window.innerHeight - top + GAP }),
  };
}
