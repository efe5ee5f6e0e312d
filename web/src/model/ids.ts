/** What a pasted text points at: a trace, and one span of it when the text names one. */
export interface Destination {
  traceId: string;
  spanId: string | null;
}

/** What a text points at that was typed or pasted in order to go there. */
export type Pointer =
  | ({ kind: "trace" } & Destination)
  /** A span of a trace that has to be looked for. */
  | { kind: "span"; spanId: string }
  /** Nothing; `refusal` says why, `meant` whether the text looks as if an id was meant. */
  | { kind: "none"; meant: boolean; refusal: string };

const TRACE_ID = /^[0-9a-f]{32}$/;
const SPAN_ID = /^[0-9a-f]{16}$/;
/** Version 00 has these four fields alone; a later one may have more behind another dash, and ff is none. */
const TRACEPARENT = /^(?!ff|00-.{52}-)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?$/;
/** Words of fewer letters that happen to be hex digits are words. */
const ID_BEGUN = /^(?:[0-9a-f]{8,}|[0-9a-f]{2}-[0-9a-f]{4,}.*|[0-9a-z]{16}|[0-9a-z]{32})$/;
const MOST_SHOWN = 60;

/**
 * Reads a trace id (32 hex digits), a span id alone (16), or a W3C `traceparent` header with or without its name
 * (https://www.w3.org/TR/trace-context/#traceparent-header). Ids that are all zero are none.
 */
export function readPointer(text: string): Pointer {
  const bare = text.trim();
  const named = /^traceparent\s*[:=]/i.test(bare);
  const wanted = bare
    .toLowerCase()
    .replace(/^traceparent\s*[:=]\s*/, "")
    .replaceAll(/^["']|["']$/g, "");
  const context = TRACEPARENT.exec(wanted);
  const traceId = context?.[1] ?? wanted;
  if (TRACE_ID.test(traceId) && !isZero(traceId)) {
    const spanId = context?.[2];
    return { kind: "trace", traceId, spanId: spanId === undefined || isZero(spanId) ? null : spanId };
  }
  if (SPAN_ID.test(wanted) && !isZero(wanted)) return { kind: "span", spanId: wanted };
  const shown = bare.length > MOST_SHOWN ? `${bare.slice(0, MOST_SHOWN)}…` : bare;
  return {
    kind: "none",
    meant: named || (ID_BEGUN.test(wanted) && /\d/.test(wanted)),
    refusal: `${shown || "nothing"}${whatIsWrong(wanted)}`,
  };
}

function whatIsWrong(wanted: string): string {
  if (/^[0-9a-f]{2}-/.test(wanted)) {
    return " (expected: a traceparent as 00-, 32 hex digits that are not all 0, -, 16 hex digits, -, 2 hex digits, and no more)";
  }
  if (/^0{16}$|^0{32}$/.test(wanted)) return ": all zero (expected: an id with a digit other than 0)";
  if (/^[0-9a-f]{8,}$/.test(wanted)) {
    return `: ${wanted.length} hex digits (expected: 32 in a trace id, 16 in a span id)`;
  }
  return " (expected: a trace id of 32 hex digits, a span id of 16, or a traceparent)";
}

function isZero(id: string): boolean {
  return /^0+$/.test(id);
}

/** The span's context as a `traceparent` header value, with the sampled flag set: it was stored, so it was sampled. */
export function traceparent(traceId: string, spanId: string): string {
  return `00-${traceId}-${spanId}-01`;
}
