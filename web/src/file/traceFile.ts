import { compare } from "../model/compare";
import type { OtlpSpan, SpanInContext } from "../model/otlpSpan";
import type { Outline } from "../trace/outline";
import { outlineOfSpans } from "./outlineOfSpans";

/** A link and the span that carries it. */
export interface LinkOfSpan {
  linking: SpanInContext;
  link: OtlpSpan["links"][number];
}

export interface TraceOfFile {
  outline: Outline;
  /** By span id. */
  spans: ReadonlyMap<string, SpanInContext>;
}

/** The traces of an opened file, with its links in both directions. */
export interface TraceFile {
  name: string;
  /** By trace id, earliest first. */
  traces: ReadonlyMap<string, TraceOfFile>;
  /** The links that point at a span, by `spanKey`. */
  linksAt: ReadonlyMap<string, readonly LinkOfSpan[]>;
}

export function spanKey(traceId: string, spanId: string): string {
  return `${traceId}-${spanId}`;
}

/** Groups a file's spans into traces and turns its links around. */
export function buildTraceFile(name: string, all: readonly SpanInContext[]): TraceFile {
  const spansOf = new Map<string, SpanInContext[]>();
  for (const whole of all) {
    const held = spansOf.get(whole.span.traceId);
    if (held === undefined) spansOf.set(whole.span.traceId, [whole]);
    else held.push(whole);
  }
  const firstOf = new Map([...spansOf].map(([traceId, spans]) => [traceId, firstById(spans)]));
  const linksAt = new Map<string, LinkOfSpan[]>();
  for (const linking of [...firstOf.values()].flat()) {
    for (const link of linking.span.links) {
      const key = spanKey(link.traceId, link.spanId);
      const held = linksAt.get(key);
      if (held === undefined) linksAt.set(key, [{ linking, link }]);
      else held.push({ linking, link });
    }
  }
  const traces = [...firstOf].map(([traceId, spans]): [string, TraceOfFile] => {
    const sent = spansOf.get(traceId)?.length ?? spans.length;
    const linksIn = spans.map(({ span }) => linksAt.get(spanKey(traceId, span.spanId))?.length ?? 0);
    return [
      traceId,
      {
        outline: outlineOfSpans(traceId, spans, sent - spans.length, linksIn),
        spans: new Map(spans.map((whole) => [whole.span.spanId, whole])),
      },
    ];
  });
  traces.sort(([, one], [, other]) => compare(one.outline.startNanos, other.outline.startNanos));
  return { name, traces: new Map(traces), linksAt };
}

/** The first span of each id, in order of start. */
function firstById(spans: readonly SpanInContext[]): SpanInContext[] {
  const first = new Map<string, SpanInContext>();
  for (const whole of spans) {
    if (!first.has(whole.span.spanId)) first.set(whole.span.spanId, whole);
  }
  return [...first.values()].toSorted((one, other) =>
    compare(BigInt(one.span.startTimeUnixNano), BigInt(other.span.startTimeUnixNano)),
  );
}
