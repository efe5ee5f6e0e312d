import { randomBytes } from "node:crypto";

/** A span as OTLP/JSON writes it, with the fields these tests use. */
export interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes?: OtlpAttribute[];
  links?: OtlpLink[];
  events?: { timeUnixNano: string; name: string; attributes?: OtlpAttribute[] }[];
  droppedLinksCount?: number;
  status?: { code: number; message?: string };
}

export interface OtlpAttribute {
  key: string;
  value: OtlpValue;
}

type OtlpValue =
  | { stringValue: string }
  | { intValue: string }
  | { boolValue: boolean }
  | { doubleValue: number }
  | { arrayValue: { values: OtlpValue[] } }
  | { kvlistValue: { values: OtlpAttribute[] } };

export interface OtlpLink {
  traceId: string;
  spanId: string;
  attributes?: OtlpAttribute[];
}

export const newTraceId = (): string => randomBytes(16).toString("hex");
export const newSpanId = (): string => randomBytes(8).toString("hex");
export const text = (key: string, value: string): OtlpAttribute => ({ key, value: { stringValue: value } });

/** Makes a span that starts some milliseconds before now and lasts ten. */
export function span(name: string, millisAgo: number, given: Partial<OtlpSpan> = {}): OtlpSpan {
  const start = BigInt(Date.now() - millisAgo) * 1_000_000n;
  return {
    traceId: newTraceId(),
    spanId: newSpanId(),
    name,
    kind: 1,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + 10_000_000n),
    ...given,
  };
}

/** Sends spans of one service over OTLP/HTTP JSON; resolves once they are acknowledged, whole. */
export async function send(otlpHttp: string, service: string, spans: OtlpSpan[], token?: string): Promise<void> {
  const response = await fetch(`${otlpHttp}/v1/traces`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({
      resourceSpans: [
        {
          resource: { attributes: [text("service.name", service)] },
          scopeSpans: [{ scope: { name: "e2e", version: "1.2" }, spans }],
        },
      ],
    }),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`POST /v1/traces answered ${response.status}: ${answer}`);
  if (answer.includes("partialSuccess")) throw new Error(`the spans were not taken whole: ${answer}`);
}
