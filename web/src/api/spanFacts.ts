import { z } from "zod";

/** What every answer that names a span tells of it. */
export const spanFacts = z.object({
  traceId: z.string(),
  spanId: z.string(),
  service: z.string(),
  name: z.string(),
  kind: z.string(),
  status: z.string(),
  startTimeUnixNano: z.string(),
  durationNanos: z.string().nullable(),
});
