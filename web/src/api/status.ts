import { z } from "zod";
import { requestShape } from "./request";

const discardedSignal = z.object({
  signal: z.string(),
  sender: z.string(),
  requests: z.number(),
  lastSeenUnixNano: z.string(),
  setting: z.string(),
});

const status = z.object({
  version: z.string(),
  spanCount: z.coerce.string(),
  endpoints: z.object({ otlpGrpc: z.string(), otlpHttp: z.string() }),
  authentication: z.string(),
  discardedSignals: z.array(discardedSignal),
});

export type DiscardedSignal = z.infer<typeof discardedSignal>;
/** The server's own account of itself: where it listens, what it holds, what it threw away. */
export type ServerStatus = z.infer<typeof status>;

export function requestStatus(signal: AbortSignal): Promise<ServerStatus> {
  return requestShape("/status", status, { signal });
}
