import { z } from "zod";
import { anyValue } from "../model/attributes";
import { inRequest, type NanosRange } from "../model/timeRange";
import { cutShape } from "./cut";
import { missingSegments } from "./missing";
import { type Progress, requestWithProgress } from "./progress";
import { inShape } from "./request";

const PATH = "/metrics";

const number = z.union([z.number(), z.string()]);

const metrics = z.object({
  series: z.array(
    z.object({
      labels: z.record(z.string(), anyValue),
      points: z.array(z.tuple([z.string(), number.nullable()])),
      exemplars: z
        .array(z.object({ traceId: z.string(), spanId: z.string(), timeUnixNano: z.string(), value: number }))
        .optional(),
    }),
  ),
  stats: z.object({ tookMillis: z.coerce.number() }).partial().optional(),
  cut: cutShape,
  missing: missingSegments.optional(),
});

/** Series over time; a point at t speaks of the step that ends there. */
export type Metrics = z.infer<typeof metrics>;

/** @param stepNanos from one sample to the next; null for one sample, which measures the time behind the range's start, up to its end */
export async function requestMetrics(
  query: string,
  range: NanosRange,
  stepNanos: bigint | null,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Metrics> {
  const body = { query, ...inRequest(range), ...(stepNanos !== null && { stepNanos: String(stepNanos) }) };
  return inShape(PATH, metrics, await requestWithProgress(PATH, body, signal, onProgress));
}
