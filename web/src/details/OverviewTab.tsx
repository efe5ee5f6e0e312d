import "./details.css";
import { CopyButton } from "../controls/CopyButton";
import { SpanName } from "../controls/SpanName";
import { usePreferences } from "../frame/preferences";
import { findString } from "../model/attributes";
import { formatInstant, formatInstantInFull } from "../model/instants";
import { formatDuration, plural } from "../model/numbers";
import type { SpanInContext } from "../model/otlpSpan";
import { equal, quote, SERVICE } from "../model/queryText";
import { SPAN_KINDS, STATUS_CODES } from "../model/span";
import { atLeast } from "../query/attributeCondition";
import { SpanTemplateLinks } from "../templates/SpanTemplateLinks";
import { PARENT_NOT_STORED } from "../trace/outline";
import { useTraceSource } from "../trace/sourceContext";
import { descendantCount } from "../trace/spanTree";
import { useShownTrace } from "../trace/traceContext";
import { Fact } from "./Fact";
import { LinkQuestions } from "./LinkQuestions";

/** The span's own facts: when, how long, how it ended, where it hangs. */
export function OverviewTab({ span, whole }: { span: number; whole: SpanInContext }) {
  const { holder } = useTraceSource();
  const { outline, tree, select, extentNanos } = useShownTrace();
  const zone = usePreferences((held) => held.zone);
  const start = BigInt(whole.span.startTimeUnixNano);
  const end = BigInt(whole.span.endTimeUnixNano);
  const duration = outline.durationNanos[span] ?? Number.NaN;
  const parent = outline.parent[span] ?? -1;
  const status = STATUS_CODES[outline.status[span] ?? 0] ?? "unset";
  const dropped = droppedFacts(whole);
  const name = outline.names[outline.name[span] ?? 0] ?? "";
  const service = findString(whole.resource.attributes, "service.name");
  const message = whole.span.status?.message ?? "";
  const { scope } = whole;
  const kind = SPAN_KINDS[whole.span.kind] ?? "unspecified";
  return (
    <dl className="facts">
      {service !== null && (
        <Fact name="Service" conditions={[equal(SERVICE, quote(service))]}>
          {service}
        </Fact>
      )}
      <Fact name="Span name" conditions={[equal("span:name", quote(name))]}>
        <SpanName name={name} />
      </Fact>
      <Fact name="Kind" conditions={[equal("span:kind", kind)]}>
        {kind}
      </Fact>
      <Fact name="Status" conditions={[equal("span:status", status)]}>
        <span className={status === "error" ? "error-text" : ""}>{status}</span>
      </Fact>
      {message !== "" && (
        <Fact name="Status message" conditions={[equal("span:statusMessage", quote(message))]}>
          {message}
        </Fact>
      )}
      <Fact name="Started">
        <time title={formatInstantInFull(start, zone)}>{formatInstant(start, zone)}</time>
        <span className="muted"> {sinceStart(outline.startOffsetNanos[span] ?? 0)}</span>
      </Fact>
      <Fact name="Ended">
        <time title={formatInstantInFull(end, zone)}>{formatInstant(end, zone)}</time>
        {end < start && <span className="warning-text"> before it started</span>}
      </Fact>
      <Fact name="Duration" conditions={atLeast("span:duration", String(duration))}>
        {formatDuration(duration)}
        {duration > 0 && <span className="muted"> {share(duration / extentNanos)} of the trace</span>}
      </Fact>
      <Fact name="Span id">
        <span className="with-copy">
          <code>{whole.span.spanId}</code>
          <CopyButton text={whole.span.spanId} label="Copy the span id" />
        </span>
      </Fact>
      <Fact name="Trace id">
        <span className="with-copy">
          <code>{outline.traceId}</code>
          <CopyButton text={outline.traceId} label="Copy the trace id" />
        </span>
      </Fact>
      <Fact name="Parent">
        {parent >= 0 ? (
          <button type="button" className="text-button" onClick={() => select(parent)}>
            <SpanName name={outline.names[outline.name[parent] ?? 0] ?? ""} />
          </button>
        ) : parent === PARENT_NOT_STORED ? (
          <>
            <code>{whole.span.parentSpanId}</code> <span className="muted">has not been received</span>
          </>
        ) : (
          <span className="muted">none: a root</span>
        )}
      </Fact>
      {holder === "server" && (
        <Fact name="Its links">
          <LinkQuestions traceId={outline.traceId} spanId={whole.span.spanId} stored />
        </Fact>
      )}
      <Fact name="Elsewhere">
        <SpanTemplateLinks whole={whole} />
      </Fact>
      <Fact name="Below it">{plural(descendantCount(tree, span), "span")}</Fact>
      {whole.span.traceState !== "" && (
        <Fact name="Trace state">
          <code>{whole.span.traceState}</code>
        </Fact>
      )}
      {scope.name === "" ? (
        <Fact name="Scope">
          <span className="muted">none</span>
        </Fact>
      ) : (
        <Fact name="Scope" conditions={[equal("instrumentation:name", quote(scope.name))]}>
          {scope.name}
        </Fact>
      )}
      {scope.version !== "" && (
        <Fact name="Scope version" conditions={[equal("instrumentation:version", quote(scope.version))]}>
          {scope.version}
        </Fact>
      )}
      {dropped !== "" && (
        <Fact name="Dropped by the SDK">
          <span className="warning-text">{dropped}</span>
        </Fact>
      )}
    </dl>
  );
}

function sinceStart(offsetNanos: number): string {
  return offsetNanos === 0 ? "with the trace" : `${formatDuration(offsetNanos)} after the trace's start`;
}

function share(of: number): string {
  return of < 0.001 ? "under 0.1 %" : `${(of * 100).toFixed(1)} %`;
}

function droppedFacts({ span }: SpanInContext): string {
  return [
    [span.droppedAttributesCount, "attribute"] as const,
    [span.droppedEventsCount, "event"] as const,
    [span.droppedLinksCount, "link"] as const,
  ]
    .filter(([count]) => count > 0)
    .map(([count, noun]) => plural(count, noun))
    .join(", ");
}
