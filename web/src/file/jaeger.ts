import { z } from "zod";
import type { AnyValue, KeyValue } from "../model/attributes";
import type { OtlpEvent, OtlpSpan, SpanInContext } from "../model/otlpSpan";
import { SPAN_KINDS } from "../model/span";
import { hexId } from "./hexId";

const tag = z.object({ key: z.string(), type: z.string().optional(), value: z.unknown() });
const reference = z.object({ refType: z.string(), traceID: z.string(), spanID: z.string() });

const jaegerSpan = z.object({
  traceID: z.string(),
  spanID: z.string(),
  operationName: z.string().default(""),
  references: z.array(reference).nullish(),
  /** Microseconds, as is the duration. */
  startTime: z.number(),
  duration: z.number(),
  tags: z.array(tag).nullish(),
  logs: z.array(z.object({ timestamp: z.number(), fields: z.array(tag).nullish() })).nullish(),
  processID: z.string().optional(),
});

export const jaegerFile = z.object({
  data: z.array(
    z.object({
      spans: z.array(jaegerSpan),
      processes: z.record(z.string(), z.object({ serviceName: z.string(), tags: z.array(tag).nullish() })).default({}),
    }),
  ),
});

type JaegerSpan = z.infer<typeof jaegerSpan>;
type Tag = z.infer<typeof tag>;

export function isJaeger(document: unknown): boolean {
  return typeof document === "object" && document !== null && Array.isArray((document as { data?: unknown }).data);
}

/** Reads what Jaeger's UI and query API export, by the mapping of OpenTelemetry's "OpenTelemetry to Jaeger Transformation" read backwards. */
export function readJaeger(file: z.infer<typeof jaegerFile>): SpanInContext[] {
  return file.data.flatMap(({ spans, processes }) =>
    spans.map((span) => {
      const process = processes[span.processID ?? ""];
      const service: KeyValue[] =
        process === undefined ? [] : [{ key: "service.name", value: { stringValue: process.serviceName } }];
      return {
        span: otlpSpan(span),
        resource: { attributes: [...service, ...(process?.tags ?? []).map(keyValue)] },
        scope: { name: tagText(span, "otel.scope.name"), version: tagText(span, "otel.scope.version"), attributes: [] },
      };
    }),
  );
}

/** Tags that carry a span's own field; they become that field and no attribute. */
const FIELD_TAGS = new Set([
  "span.kind",
  "otel.status_code",
  "otel.status_description",
  "otel.scope.name",
  "otel.scope.version",
]);

function otlpSpan(span: JaegerSpan): OtlpSpan {
  const references = span.references ?? [];
  const parent = references.find(({ refType, traceID }) => refType === "CHILD_OF" && traceID === span.traceID);
  const failed = tagText(span, "otel.status_code") === "ERROR" || tagText(span, "error") === "true";
  return {
    traceId: span.traceID,
    spanId: span.spanID,
    parentSpanId: parent === undefined ? "" : hexId(parent.spanID, 8),
    traceState: "",
    name: span.operationName,
    kind: Math.max(0, SPAN_KINDS.indexOf(tagText(span, "span.kind") as (typeof SPAN_KINDS)[number])),
    startTimeUnixNano: nanos(span.startTime),
    endTimeUnixNano: nanos(span.startTime + span.duration),
    attributes: (span.tags ?? []).filter(({ key }) => !FIELD_TAGS.has(key)).map(keyValue),
    droppedAttributesCount: 0,
    events: (span.logs ?? []).map(otlpEvent),
    droppedEventsCount: 0,
    links: references
      .filter((other) => other !== parent)
      .map(({ traceID, spanID }) => ({
        traceId: traceID,
        spanId: spanID,
        traceState: "",
        attributes: [],
        droppedAttributesCount: 0,
      })),
    droppedLinksCount: 0,
    status: {
      code: failed ? 2 : tagText(span, "otel.status_code") === "OK" ? 1 : 0,
      message: tagText(span, "otel.status_description"),
    },
  };
}

function otlpEvent({ timestamp, fields }: { timestamp: number; fields?: Tag[] | null | undefined }): OtlpEvent {
  const name = fields?.find(({ key }) => key === "event");
  return {
    timeUnixNano: nanos(timestamp),
    name: name === undefined ? "log" : String(name.value),
    attributes: (fields ?? []).filter((field) => field !== name).map(keyValue),
    droppedAttributesCount: 0,
  };
}

function tagText(span: JaegerSpan, key: string): string {
  const found = span.tags?.find((candidate) => candidate.key === key);
  return found === undefined ? "" : String(found.value);
}

function keyValue({ key, type, value }: Tag): KeyValue {
  return { key, value: anyValue(type, value) };
}

function anyValue(type: string | undefined, value: unknown): AnyValue {
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") {
    return type === "int64" || (type !== "float64" && Number.isInteger(value))
      ? { intValue: String(value) }
      : { doubleValue: value };
  }
  return { stringValue: typeof value === "string" ? value : JSON.stringify(value) };
}

function nanos(micros: number): string {
  return String(BigInt(Math.round(micros)) * 1_000n);
}
