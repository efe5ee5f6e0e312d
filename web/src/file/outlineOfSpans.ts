import { findString } from "../model/attributes";
import type { SpanInContext } from "../model/otlpSpan";
import { UNKNOWN_SERVICE } from "../model/queryText";
import { NO_PARENT, type Outline, PARENT_NOT_STORED } from "../trace/outline";

export function serviceOf({ resource }: SpanInContext): string {
  return findString(resource.attributes, "service.name") ?? UNKNOWN_SERVICE;
}

/**
 * The outline of one trace's spans, which come in order of start and with different ids.
 *
 * @param linksIn how many links of the file point at each span
 */
export function outlineOfSpans(
  traceId: string,
  spans: readonly SpanInContext[],
  conflictingSpanCount: number,
  linksIn: readonly number[],
): Outline {
  const services = new Table();
  const names = new Table();
  const indexOf = new Map(spans.map(({ span }, index) => [span.spanId, index]));
  const starts = spans.map(({ span }) => BigInt(span.startTimeUnixNano));
  const startNanos = starts[0] ?? 0n;
  const root = spans.findLast(isRoot);
  return {
    traceId,
    startNanos,
    conflictingSpanCount,
    missing: [],
    root: root === undefined ? null : { service: serviceOf(root), name: root.span.name },
    service: Int32Array.from(spans, (span) => services.indexOf(serviceOf(span))),
    name: Int32Array.from(spans, ({ span }) => names.indexOf(span.name)),
    services: services.texts,
    names: names.texts,
    spanId: spans.map(({ span }) => span.spanId),
    parent: Int32Array.from(spans, (whole) =>
      isRoot(whole) ? NO_PARENT : (indexOf.get(whole.span.parentSpanId) ?? PARENT_NOT_STORED),
    ),
    kind: Uint8Array.from(spans, ({ span }) => span.kind),
    status: Uint8Array.from(spans, ({ span }) => span.status?.code ?? 0),
    startOffsetNanos: Float64Array.from(starts, (start) => Number(start - startNanos)),
    durationNanos: Float64Array.from(spans, ({ span }, index) =>
      Number(BigInt(span.endTimeUnixNano) - (starts[index] ?? 0n)),
    ),
    eventCount: Int32Array.from(spans, ({ span }) => span.events.length),
    linksOut: Int32Array.from(spans, ({ span }) => span.links.length),
    linksIn: Int32Array.from(linksIn),
  };
}

/** A parent's id of zeros is none. */
function isRoot({ span }: SpanInContext): boolean {
  return /^0*$/.test(span.parentSpanId);
}

/** Texts by their first use. */
class Table {
  readonly texts: string[] = [];
  readonly #indices = new Map<string, number>();

  indexOf(text: string): number {
    const held = this.#indices.get(text);
    if (held !== undefined) return held;
    this.#indices.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}
