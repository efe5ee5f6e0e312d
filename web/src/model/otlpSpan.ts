import { z } from "zod";
import { keyValues } from "./attributes";
import { SPAN_KINDS, STATUS_CODES } from "./span";

/** OTLP/JSON writes 64-bit numbers as strings and must accept both; enums are numbers (opentelemetry-proto, "JSON Protobuf Encoding"). */
const nanos = z.union([
  z.string().regex(/^\d+$/),
  z.number().transform((number) => BigInt(Math.trunc(number)).toString()),
]);
const count = z.coerce.number().default(0);

/** An enum as a number, or as protobuf's JSON names it: `SPAN_KIND_SERVER`. */
function enumeration(prefix: string, names: readonly string[]) {
  return z
    .union([
      z.number(),
      z.string().transform((name) => Math.max(0, names.indexOf(name.replace(prefix, "").toLowerCase()))),
    ])
    .default(0);
}

const otlpLink = z.object({
  traceId: z.string().default(""),
  spanId: z.string().default(""),
  traceState: z.string().default(""),
  attributes: keyValues.default([]),
  droppedAttributesCount: count,
});

const otlpEvent = z.object({
  timeUnixNano: nanos.default("0"),
  name: z.string().default(""),
  attributes: keyValues.default([]),
  droppedAttributesCount: count,
});

const otlpSpan = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().default(""),
  traceState: z.string().default(""),
  name: z.string().default(""),
  kind: enumeration("SPAN_KIND_", SPAN_KINDS),
  startTimeUnixNano: nanos.default("0"),
  endTimeUnixNano: nanos.default("0"),
  attributes: keyValues.default([]),
  droppedAttributesCount: count,
  events: z.array(otlpEvent).default([]),
  droppedEventsCount: count,
  links: z.array(otlpLink).default([]),
  droppedLinksCount: count,
  status: z.object({ code: enumeration("STATUS_CODE_", STATUS_CODES), message: z.string().default("") }).optional(),
});

const resource = z.object({ attributes: keyValues.default([]) });
const scope = z.object({
  name: z.string().default(""),
  version: z.string().default(""),
  attributes: keyValues.default([]),
});

/** OTLP's `TracesData` (trace.proto) in its JSON encoding. */
export const tracesData = z.object({
  resourceSpans: z
    .array(
      z.object({
        resource: resource.optional(),
        scopeSpans: z.array(z.object({ scope: scope.optional(), spans: z.array(otlpSpan).default([]) })).default([]),
      }),
    )
    .default([]),
});

export type TracesData = z.infer<typeof tracesData>;
export type OtlpSpan = z.infer<typeof otlpSpan>;
export type OtlpEvent = z.infer<typeof otlpEvent>;
export type OtlpResource = z.infer<typeof resource>;
export type OtlpScope = z.infer<typeof scope>;

/** A span whole, with what it was sent under. */
export interface SpanInContext {
  span: OtlpSpan;
  resource: OtlpResource;
  scope: OtlpScope;
}

const NO_SCOPE: OtlpScope = { name: "", version: "", attributes: [] };

/** Every span of the data with its resource and scope, in the order of the data. */
export function spansInContext(data: TracesData): SpanInContext[] {
  return data.resourceSpans.flatMap((group) =>
    group.scopeSpans.flatMap((scoped) =>
      scoped.spans.map((span) => ({
        span,
        resource: group.resource ?? { attributes: [] },
        scope: scoped.scope ?? NO_SCOPE,
      })),
    ),
  );
}
