/** The span kinds by OTLP's number (trace.proto `SpanKind`). */
export const SPAN_KINDS = ["unspecified", "internal", "server", "client", "producer", "consumer"] as const;

/** The status codes by OTLP's number (trace.proto `StatusCode`). */
export const STATUS_CODES = ["unset", "ok", "error"] as const;

/** A span's or an event's name, or the word for none, where it stands within a text. */
export function nameInWords(name: string): string {
  return name === "" ? "no name" : name;
}
