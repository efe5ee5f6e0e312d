import { z } from "zod";
import { LINK_ORDERS, LINK_STATES } from "../api/links";

const DETAIL_TABS = ["overview", "attributes", "events", "links"] as const;
export type DetailTab = (typeof DETAIL_TABS)[number];

/** What the trace page's URL holds. */
export const traceSearch = z.object({
  /** The selected span; the details show it. */
  span: z
    .string()
    .toLowerCase()
    .regex(/^[0-9a-f]{16}$/)
    .optional()
    .catch(undefined),
  tab: z.enum(DETAIL_TABS).optional().catch(undefined),
  /** Text to find in the trace. */
  find: z.string().optional().catch(undefined),
  /** The stretch of time drawn, `start-end` in nanoseconds from the trace's start. */
  zoom: z
    .string()
    .regex(/^\d+-\d+$/)
    .optional()
    .catch(undefined),
  /** Order and filters of the links tables. */
  order: z.enum(LINK_ORDERS).optional().catch(undefined),
  state: z.enum(LINK_STATES).optional().catch(undefined),
  service: z.string().optional().catch(undefined),
  /** Text that the listed links must hold. */
  links: z.string().optional().catch(undefined),
  /** What the listed links are grouped by. */
  group: z.literal("service").optional().catch(undefined),
});

export type TraceSearch = z.infer<typeof traceSearch>;

/** The same view of a trace with this span selected; another span begins without the filters of the last one's links. */
export function selecting(span: string, search: TraceSearch): TraceSearch {
  if (span === search.span) return search;
  return { ...search, span, state: undefined, service: undefined, links: undefined };
}
