import { z } from "zod";
import { keyValues } from "../model/attributes";
import { missingSegments } from "./missing";
import { queryString, requestShape } from "./request";
import { spanFacts } from "./spanFacts";
import { tracePath } from "./tracePath";

export const LINK_STATES = ["resolved", "not-stored", "expired", "sampled-out", "invalid"] as const;
export const LINK_ORDERS = ["start", "wait", "duration", "link"] as const;

export type LinkState = (typeof LINK_STATES)[number];
export type LinkOrder = (typeof LINK_ORDERS)[number];
export type Direction = "outgoing" | "incoming";

const linkEnd = z.object({
  link: z.object({
    traceId: z.string(),
    spanId: z.string(),
    traceState: z.string().optional(),
    attributes: keyValues,
    droppedAttributesCount: z.number().optional(),
  }),
  span: spanFacts.nullable(),
  state: z.enum(LINK_STATES),
  reason: z.string().nullable(),
  timing: z.enum(["waited", "overlaps", "skewed"]).nullable(),
  waitNanos: z.string().nullable(),
});

const linksPage = z.object({
  total: z.number(),
  dropped: z.number().optional(),
  next: z.string().nullable(),
  items: z.array(linkEnd),
});

const linksSummary = z.object({
  total: z.number(),
  dropped: z.number().optional(),
  states: z.record(z.string(), z.number()),
  timings: z.record(z.string(), z.number()),
  services: z.array(z.object({ name: z.string(), count: z.number() })),
  missing: missingSegments.optional(),
  wait: z
    .object({
      count: z.number(),
      minNanos: z.string(),
      p50Nanos: z.string(),
      p99Nanos: z.string(),
      maxNanos: z.string(),
    })
    .nullable(),
});

/** One link seen from one of its spans: the link as it was sent, and the span at its other end where that is stored. */
export type LinkEnd = z.infer<typeof linkEnd>;
export type LinksPage = z.infer<typeof linksPage>;
export type LinksSummary = z.infer<typeof linksSummary>;

/** Which ends, in which order, from where on. */
export interface LinksRequest {
  direction: Direction;
  order: LinkOrder;
  state: LinkState | null;
  service: string | null;
  cursor: string | null;
  limit: number;
}

const oneDirection = z.object({ outgoing: linksPage.optional(), incoming: linksPage.optional() });

export async function requestLinks(
  traceId: string,
  spanId: string,
  request: LinksRequest,
  signal: AbortSignal,
): Promise<LinksPage> {
  const path = `${tracePath(traceId, spanId)}/links${queryString({ ...request })}`;
  const answer = await requestShape(path, oneDirection, { signal });
  return answer[request.direction] ?? { total: 0, next: null, items: [] };
}

export function requestLinksSummary(traceId: string, spanId: string, direction: Direction, signal: AbortSignal) {
  const path = `${tracePath(traceId, spanId)}/links/summary${queryString({ direction })}`;
  return requestShape(path, linksSummary, { signal });
}
