import { z } from "zod";
import { type SpanInContext, spansInContext, tracesData } from "../model/otlpSpan";
import { isJaeger, jaegerFile, readJaeger } from "./jaeger";
import { hexId } from "./hexId";

/** A file that holds no trace that can be read: says what was found and what is expected. */
class UnreadableFile extends Error {}

/**
 * Reads the spans of a trace file: OTLP/JSON `TracesData` (one object, or one a line as the Collector's file exporter writes), or
 * Jaeger's JSON.
 */
export function readTraceFile(text: string): SpanInContext[] {
  const spans = documents(text.replace(/^\uFEFF/, "")).flatMap(readDocument);
  if (spans.length === 0) {
    throw new UnreadableFile("The file holds no span");
  }
  return spans.map(withHexIds);
}

function documents(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch (whole) {
    const lines = [...text.split("\n").entries()].filter(([, line]) => line.trim() !== "");
    if (lines.length < 2) {
      throw new UnreadableFile(`Not JSON: ${(whole as Error).message}`);
    }
    return lines.map(parseLine);
  }
}

function parseLine([place, line]: [number, string]): unknown {
  try {
    return JSON.parse(line);
  } catch (thrown) {
    // Some browsers count lines as well: within the one line that they were given.
    const reason = (thrown as Error).message.replace(/ \(line 1 column \d+\)$/, "");
    throw new UnreadableFile(`Line ${place + 1} is not JSON: ${reason}`);
  }
}

function readDocument(document: unknown): SpanInContext[] {
  if (isJaeger(document)) {
    return readJaeger(checked(jaegerFile, document));
  }
  if (typeof document !== "object" || document === null || !("resourceSpans" in document)) {
    throw new UnreadableFile("Neither OTLP/JSON nor Jaeger's JSON (expected: an object with resourceSpans or data)");
  }
  return spansInContext(checked(tracesData, document));
}

/** The document in its shape, or what is first wrong in it. */
function checked<T>(shape: z.ZodType<T>, document: unknown): T {
  const read = shape.safeParse(document);
  if (!read.success) {
    throw new UnreadableFile(z.prettifyError(read.error).split("\n").slice(0, 2).join(" "));
  }
  return read.data;
}

function withHexIds({ span, resource, scope }: SpanInContext): SpanInContext {
  return {
    span: {
      ...span,
      traceId: hexId(span.traceId, 16),
      spanId: hexId(span.spanId, 8),
      parentSpanId: hexId(span.parentSpanId, 8),
      links: span.links.map((link) => ({ ...link, traceId: hexId(link.traceId, 16), spanId: hexId(link.spanId, 8) })),
    },
    resource,
    scope,
  };
}
