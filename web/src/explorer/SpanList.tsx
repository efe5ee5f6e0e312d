import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { SpanRow } from "../api/search";
import { serviceColour } from "../model/serviceColour";
import { DurationBar, LinkCounts, Start } from "./cells";
import { RESULT_ROW_HEIGHT, ResultTable } from "./ResultTable";

const COLUMNS = [
  { title: "start" },
  { title: "service" },
  { title: "name" },
  { title: "kind" },
  { title: "status" },
  { title: "duration" },
  { title: "links out / in", number: true },
] as const;

interface SpanListProps {
  spans: readonly SpanRow[];
  more: boolean;
  onMore(): void;
}

/** Spans, newest first. */
export function SpanList({ spans, more, onMore }: SpanListProps) {
  const longest = useMemo(() => spans.reduce((most, span) => Math.max(most, Number(span.durationNanos)), 1), [spans]);
  return (
    <ResultTable
      label="Spans"
      layout="spans"
      columns={COLUMNS}
      rowCount={spans.length}
      more={more}
      onMore={onMore}
      renderRow={(place) => {
        const span = spans[place];
        return span === undefined ? null : (
          <SpanLine key={`${span.traceId}${span.spanId}`} span={span} place={place} longestNanos={longest} />
        );
      }}
    />
  );
}

function SpanLine({ span, place, longestNanos }: { span: SpanRow; place: number; longestNanos: number }) {
  const navigate = useNavigate();
  const target = { to: "/trace/$traceId", params: { traceId: span.traceId }, search: { span: span.spanId } } as const;
  return (
    // The name is the row's link for the keyboard; the rest of the row only widens it for the pointer.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={place + 2}
      className="results-columns results-row"
      style={{ transform: `translateY(${place * RESULT_ROW_HEIGHT}px)` }}
      data-testid="span-row"
      data-trace-id={span.traceId}
      data-span-id={span.spanId}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("a") !== null) return;
        void navigate(target);
      }}
    >
      <div role="cell">
        <Start nanos={span.startTimeUnixNano} />
      </div>
      <div role="cell" className="clipped">
        <span className="service-dot" style={{ background: serviceColour(span.service) }} />
        {span.service}
      </div>
      <div role="cell" className="clipped">
        <Link {...target} className="row-link">
          {span.name}
        </Link>
      </div>
      <div role="cell" className="muted">
        {span.kind}
      </div>
      <div role="cell" className={span.status === "error" ? "error-text" : "muted"}>
        {span.status}
      </div>
      <div role="cell">
        <DurationBar nanos={span.durationNanos} longestNanos={longestNanos} colour={serviceColour(span.service)} />
      </div>
      <div role="cell" className="number">
        <LinkCounts out={span.linksOut} into={span.linksIn} />
      </div>
    </div>
  );
}
