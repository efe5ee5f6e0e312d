import { memo } from "react";
import { SpanName } from "../controls/SpanName";
import { formatCount, formatDuration, plural } from "../model/numbers";
import { nameInWords } from "../model/span";
import { LinkGlyphs } from "./LinkGlyphs";
import type { PeekAt } from "./LinkPeek";
import { ROW_HEIGHT } from "./rowHeight";

interface WaterfallRowProps {
  span: number;
  row: number;
  spanId: string;
  name: string;
  service: string;
  colour: string;
  depth: number;
  /** Null when there is nothing to expand. */
  expanded: boolean | null;
  /** Spans hidden below this one. */
  hidden: number;
  error: boolean;
  orphan: boolean;
  events: number;
  linksOut: number;
  linksIn: number;
  durationNanos: number;
  /** The bar's ends as shares of the axis; -1 when it lies outside. */
  left: number;
  right: number;
  selected: boolean;
  found: boolean;
  dimmed: boolean;
  onSelect(span: number, tab?: "links"): void;
  onToggle(span: number): void;
  onHover(span: number): void;
  onPeek(at: PeekAt | null): void;
}

const INDENT_PIXELS = 14;
const MOST_INDENTS = 24;

/** One span: name on the left, bar on the right. Properties are plain values, so that a row that does not change is not drawn again. */
export const WaterfallRow = memo(function WaterfallRow(props: WaterfallRowProps) {
  const { span, name, error, expanded, selected } = props;
  return (
    // Keys reach the rows through the treegrid, which holds the focus and names the active row.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`span-${props.spanId}`}
      role="row"
      className={`waterfall-row${props.found ? " waterfall-row-found" : ""}${props.dimmed ? " waterfall-row-dimmed" : ""}`}
      style={{ transform: `translateY(${props.row * ROW_HEIGHT}px)` }}
      aria-level={props.depth + 1}
      aria-rowindex={props.row + 1}
      aria-selected={selected}
      {...(expanded === null ? {} : { "aria-expanded": expanded })}
      data-testid="waterfall-row"
      data-span-id={props.spanId}
      onClick={() => props.onSelect(span)}
      onPointerEnter={() => props.onHover(span)}
    >
      <div role="gridcell" className="waterfall-name">
        <span style={{ width: Math.min(props.depth, MOST_INDENTS) * INDENT_PIXELS }} className="waterfall-indent" />
        {expanded === null ? (
          <span className="twisty" />
        ) : (
          <button
            type="button"
            className="twisty"
            tabIndex={-1}
            aria-label={`${expanded ? "Collapse" : "Expand"} ${nameInWords(name)}`}
            onClick={(event) => {
              event.stopPropagation();
              props.onToggle(span);
            }}
          >
            {expanded ? "▾" : "▸"}
          </button>
        )}
        <span className="service-dot" style={{ background: props.colour }} title={props.service} />
        <span
          className={error ? "waterfall-title error-text" : "waterfall-title"}
          title={`${nameInWords(name)}\n${props.service}`}
        >
          {error && (
            <span role="img" aria-label="error" className="error-mark">
              !
            </span>
          )}
          <SpanName name={name} />
          {props.hidden > 0 && <span className="muted"> +{formatCount(props.hidden)}</span>}
        </span>
        {props.orphan && (
          <span className="orphan-mark" title="Its parent has not been received">
            parent not received
          </span>
        )}
        <LinkGlyphs
          linksOut={props.linksOut}
          linksIn={props.linksIn}
          onOpen={() => props.onSelect(span, "links")}
          onPeek={(direction, place) => props.onPeek(place === null ? null : { span, direction, place })}
        />
      </div>
      <div role="gridcell" className="waterfall-lane">
        <div className="lane-axis">{props.left >= 0 && <Bar {...props} />}</div>
      </div>
    </div>
  );
});

function Bar({ left, right, colour, error, events, durationNanos }: WaterfallRowProps) {
  return (
    <>
      <div
        className={error ? "bar bar-error" : "bar"}
        style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%`, background: colour }}
      />
      <div className="bar-label" style={{ left: `${right * 100}%` }}>
        {formatDuration(durationNanos)}
        {durationNanos < 0 && (
          <span className="warning-text" role="img" aria-label="ends before it starts" title="It ends before it starts">
            {" "}
            ⚠
          </span>
        )}
        {events > 0 && (
          <span className="event-count" title={plural(events, "event")}>
            {" "}
            ◆{events > 1 ? formatCount(events) : ""}
          </span>
        )}
      </div>
    </>
  );
}
