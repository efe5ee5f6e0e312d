/** What a pasted text points at: a trace, and one span of it when the text names one. */
export interface Destination {
  traceId: string;
  spanId: string | null;
}

const TRACE_ID = /^[0-9a-f]{32}$/;
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}/;

/**
 * Reads a trace id (32 hex digits) or a W3C `traceparent` header, with or without its name
 * (https://www.w3.org/TR/trace-context/#traceparent-header). Absent when the text is neither.
 */
export function parseDestination(text: string): Destination | null {
  const wanted = text
    .trim()
    .toLowerCase()
    .replace(/^traceparent\s*[:=]\s*/, "")
    .replaceAll(/^["']|["']$/g, "");
  const context = TRACEPARENT.exec(wanted);
  const traceId = context?.[1] ?? wanted;
  if (!TRACE_ID.test(traceId) || /^0+$/.test(traceId)) {
    return null;
  }
  const spanId = context?.[2];
  return { traceId, spanId: spanId === undefined || /^0+$/.test(spanId) ? null : spanId };
}

const SPAN_ID = /^[0-9a-f]{16}$/;

/** Reads a span id alone (16 hex digits, not all zero). Absent when the text is none. */
export function parseSpanId(text: string): string | null {
  const wanted = text
    .trim()
    .toLowerCase()
    .replaceAll(/^["']|["']$/g, "");
  return SPAN_ID.test(wanted) && !/^0+$/.test(wanted) ? wanted : null;
}

/** The span's context as a `traceparent` header value, with the sampled flag set: it was stored, so it was sampled. */
export function traceparent(traceId: string, spanId: string): string {
  return `00-${traceId}-${spanId}-01`;
}
