import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { SpanRow } from "../api/search";
import { serviceColour } from "../model/serviceColour";
import { DurationBar, LinkCounts, ServiceName, Start } from "./cells";
import { ResultRow, targetOf } from "./ResultRow";
import { longestOf, ResultTable } from "./ResultTable";

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
  const longest = useMemo(() => longestOf(spans), [spans]);
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
  const target = targetOf(span);
  return (
    <ResultRow
      place={place}
      opens={target}
      data-testid="span-row"
      data-trace-id={span.traceId}
      data-span-id={span.spanId}
    >
      <div role="cell">
        <Start nanos={span.startTimeUnixNano} />
      </div>
      <div role="cell" className="clipped">
        <ServiceName service={span.service} />
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
    </ResultRow>
  );
}
