import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Direction, LinkOrder, LinkState } from "../api/links";
import type { TraceSource } from "./traceSource";

const LINKS_PAGE = 100;
/** The most that the API answers at once. */
const LARGEST_PAGE = 1000;
const PEEK_ENDS = 5;

/** Order and filters of a links table. */
export interface LinkChoice {
  order: LinkOrder;
  state: LinkState | null;
  service: string | null;
}

export const EVERY_LINK: LinkChoice = { order: "start", state: null, service: null };

/** How many links the next page has: few to be read by a person, many to be looked through for a text. */
export function pageSize(looking: boolean): number {
  return looking ? LARGEST_PAGE : LINKS_PAGE;
}

/** A page after page of a span's links in one direction; the first is a short one, the next as long as asked. */
export function linksQuery(
  source: TraceSource,
  traceId: string,
  spanId: string,
  direction: Direction,
  choice: LinkChoice,
  nextPage = LINKS_PAGE,
) {
  return infiniteQueryOptions({
    queryKey: ["trace", source.key, traceId, "links", spanId, direction, choice],
    queryFn: ({ pageParam, signal }) =>
      source.searchLinks(traceId, spanId, { direction, ...choice, ...pageParam }, signal),
    initialPageParam: { cursor: null, limit: LINKS_PAGE } as { cursor: string | null; limit: number },
    getNextPageParam: ({ next }) => (next === null ? null : { cursor: next, limit: nextPage }),
  });
}

/** The first five ends, for a look before opening. */
export function peekQuery(source: TraceSource, traceId: string, spanId: string, direction: Direction) {
  return queryOptions({
    queryKey: ["trace", source.key, traceId, "peek", spanId, direction],
    queryFn: ({ signal }) =>
      source.searchLinks(traceId, spanId, { direction, ...EVERY_LINK, cursor: null, limit: PEEK_ENDS }, signal),
  });
}

export function linksSummaryQuery(source: TraceSource, traceId: string, spanId: string, direction: Direction) {
  return queryOptions({
    queryKey: ["trace", source.key, traceId, "links-summary", spanId, direction],
    queryFn: ({ signal }) => source.summarizeLinks(traceId, spanId, direction, signal),
  });
}
