import { Link, useNavigate } from "@tanstack/react-router";
import type { SpanRow, TraceRow } from "../api/search";
import { formatCount, formatNanos, plural } from "../model/numbers";
import { serviceColour } from "../model/serviceColour";
import { DurationBar, LinkCounts, Start } from "./cells";
import { RESULT_ROW_HEIGHT } from "./ResultTable";

interface TraceLineProps {
  trace: TraceRow;
  place: number;
  longestNanos: number;
  unfolded: boolean;
  onToggle(): void;
}

export function TraceLine({ trace, place, longestNanos, unfolded, onToggle }: TraceLineProps) {
  const navigate = useNavigate();
  const { traceId, root } = trace;
  const name = root?.name ?? "root not received";
  const service = root?.service ?? trace.services[0] ?? "";
  const others = trace.services.filter((other) => other !== service);
  return (
    // The name is the row's link for the keyboard; the rest of the row only widens it for the pointer.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={place + 2}
      className="results-columns results-row"
      style={{ transform: `translateY(${place * RESULT_ROW_HEIGHT}px)` }}
      data-testid="trace-row"
      data-trace-id={traceId}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("a, button") !== null) return;
        void navigate({ to: "/trace/$traceId", params: { traceId } });
      }}
    >
      <div role="cell">
        <button
          type="button"
          className="twisty"
          aria-expanded={unfolded}
          aria-label={`${plural(trace.matched.count, "matched span")} of ${name}`}
          title={plural(trace.matched.count, "matched span")}
          onClick={onToggle}
        >
          {unfolded ? "▾" : "▸"}
        </button>
      </div>
      <div role="cell">
        <Start nanos={trace.startTimeUnixNano} />
      </div>
      <div role="cell" className="clipped" title={trace.services.join(", ")}>
        <span className="service-dot" style={{ background: serviceColour(service) }} />
        {service}
        {others.length > 0 && <span className="muted"> +{others.length}</span>}
      </div>
      <div role="cell" className="clipped">
        <Link to="/trace/$traceId" params={{ traceId }} className={root === null ? "row-link muted" : "row-link"}>
          {name}
        </Link>
      </div>
      <div role="cell">
        <DurationBar nanos={trace.durationNanos} longestNanos={longestNanos} colour={serviceColour(service)} />
      </div>
      <div role="cell" className="number">
        {formatCount(trace.spanCount)}
      </div>
      <div role="cell" className={trace.errorCount > 0 ? "number error-text" : "number muted"}>
        {formatCount(trace.errorCount)}
      </div>
      <div role="cell" className="number">
        <LinkCounts out={trace.linksOut} into={trace.linksIn} />
      </div>
    </div>
  );
}

export function MatchedSpan({ span, place }: { span: SpanRow; place: number }) {
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      className="results-columns results-row results-matched"
      style={{ transform: `translateY(${place * RESULT_ROW_HEIGHT}px)` }}
      data-testid="span-row"
      data-span-id={span.spanId}
    >
      <div role="cell" />
      <div role="cell">
        <Start nanos={span.startTimeUnixNano} />
      </div>
      <div role="cell" className="clipped">
        <span className="service-dot" style={{ background: serviceColour(span.service) }} />
        {span.service}
      </div>
      <div role="cell" className="clipped">
        <Link
          to="/trace/$traceId"
          params={{ traceId: span.traceId }}
          search={{ span: span.spanId }}
          className="row-link"
        >
          {span.name}
        </Link>{" "}
        <span className={span.status === "error" ? "error-text" : "muted"}>
          {span.status === "error" ? "error" : span.kind}
        </span>
      </div>
      <div role="cell">{formatNanos(span.durationNanos)}</div>
      <div role="cell" />
      <div role="cell" />
      <div role="cell" className="number">
        <LinkCounts out={span.linksOut} into={span.linksIn} />
      </div>
    </div>
  );
}

export function MoreMatched({ rest, place }: { rest: number; place: number }) {
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      className="results-columns results-row results-matched"
      style={{ transform: `translateY(${place * RESULT_ROW_HEIGHT}px)` }}
    >
      <div role="cell" />
      <div role="cell" className="muted results-rest">
        and {plural(rest, "more matched span")}: the Spans view lists them all
      </div>
    </div>
  );
}
