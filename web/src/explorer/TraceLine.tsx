import { Link } from "@tanstack/react-router";
import type { SpanRow, TraceRow } from "../api/search";
import { SpanName } from "../controls/SpanName";
import { formatCount, formatNanos, plural } from "../model/numbers";
import { equal, linkedAsOften, ofService, quote } from "../model/queryText";
import { atLeast } from "../query/attributeCondition";
import { serviceColour } from "../model/serviceColour";
import { nameInWords } from "../model/span";
import { FactCell } from "../spans/FactCell";
import { DurationBar, LinkCounts, ServiceName, Start } from "./cells";
import { ResultRow, targetOf } from "./ResultRow";

interface TraceLineProps {
  trace: TraceRow;
  place: number;
  longestNanos: number;
  unfolded: boolean;
  onToggle(): void;
}

export function TraceLine({ trace, place, longestNanos, unfolded, onToggle }: TraceLineProps) {
  const { root } = trace;
  const target = targetOf({ traceId: trace.traceId });
  const name = root === null ? "root not received" : nameInWords(root.name);
  const service = root?.service ?? trace.services[0] ?? "";
  const others = trace.services.filter((other) => other !== service);
  return (
    <ResultRow place={place} opens={target} data-testid="trace-row" data-trace-id={trace.traceId}>
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
      <FactCell conditions={[ofService(service)]} title={trace.services.join(", ")}>
        <ServiceName service={service} />
        {others.length > 0 && <span className="muted"> +{others.length}</span>}
      </FactCell>
      <FactCell conditions={root === null ? [] : [equal("trace:rootName", quote(root.name))]}>
        <Link {...target} className={root === null ? "row-link muted" : "row-link"}>
          {root === null ? name : <SpanName name={root.name} />}
        </Link>
      </FactCell>
      <FactCell conditions={atLeast("trace:duration", trace.durationNanos)}>
        <DurationBar nanos={trace.durationNanos} longestNanos={longestNanos} colour={serviceColour(service)} />
      </FactCell>
      <div role="cell" className="number">
        {formatCount(trace.spanCount)}
      </div>
      <FactCell
        conditions={trace.errorCount > 0 ? [equal("span:status", "error")] : []}
        className={trace.errorCount > 0 ? "number error-text" : "number muted"}
      >
        {formatCount(trace.errorCount)}
      </FactCell>
      <div role="cell" className="number">
        <LinkCounts out={trace.linksOut} into={trace.linksIn} />
      </div>
    </ResultRow>
  );
}

export function MatchedSpan({ span, place }: { span: SpanRow; place: number }) {
  const target = targetOf(span);
  return (
    <ResultRow
      place={place}
      opens={target}
      detail
      data-testid="span-row"
      data-trace-id={span.traceId}
      data-span-id={span.spanId}
    >
      <div role="cell" />
      <div role="cell">
        <Start nanos={span.startTimeUnixNano} />
      </div>
      <FactCell conditions={[ofService(span.service)]}>
        <ServiceName service={span.service} />
      </FactCell>
      <FactCell conditions={[equal("span:name", quote(span.name))]}>
        <Link {...target} className="row-link">
          <SpanName name={span.name} />
        </Link>{" "}
        <span className="muted">{span.kind}</span>
      </FactCell>
      <FactCell conditions={atLeast("span:duration", span.durationNanos)}>{formatNanos(span.durationNanos)}</FactCell>
      <div role="cell" />
      {span.status === "error" ? (
        <FactCell conditions={[equal("span:status", "error")]} className="number error-text">
          error
        </FactCell>
      ) : (
        <div role="cell" />
      )}
      <FactCell conditions={linkedAsOften(span.linksOut, span.linksIn)} className="number">
        <LinkCounts out={span.linksOut} into={span.linksIn} />
      </FactCell>
    </ResultRow>
  );
}

export function MoreMatched({ rest, place }: { rest: number; place: number }) {
  return (
    <ResultRow place={place} opens={null} detail>
      <div role="cell" />
      <div role="cell" aria-colspan={7} className="muted results-rest">
        and {plural(rest, "more matched span")}: the{" "}
        <Link className="text-button" to="/" search={(held) => ({ ...held, view: "spans" })}>
          Spans view
        </Link>{" "}
        lists them all
      </div>
    </ResultRow>
  );
}
