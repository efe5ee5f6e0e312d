import { ROOT } from "./request";

/** The API's path of a trace, or of one of its spans. The ids come from the page's address, which may hold anything. */
export function tracePath(traceId: string, spanId?: string): string {
  const trace = `/traces/${encodeURIComponent(traceId)}`;
  return spanId === undefined ? trace : `${trace}/spans/${encodeURIComponent(spanId)}`;
}

/** The address of a whole trace as OTLP/JSON. */
export function traceAddress(traceId: string): string {
  return ROOT + tracePath(traceId);
}
