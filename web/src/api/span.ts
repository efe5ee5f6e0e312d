import { type SpanInContext, spansInContext, tracesData } from "../model/otlpSpan";
import { Problem } from "./problem";
import { requestShape } from "./request";
import { tracePath } from "./tracePath";

/** One span whole: the API answers OTLP/JSON that holds that span alone. */
export async function requestSpan(traceId: string, spanId: string, signal: AbortSignal): Promise<SpanInContext> {
  const data = await requestShape(tracePath(traceId, spanId), tracesData, { signal });
  const found = spansInContext(data)[0];
  if (found === undefined) {
    throw new Problem(404, "The span is not stored", `span ${spanId} of trace ${traceId}`);
  }
  return found;
}
