import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Direction, LinkOrder, LinkState } from "../api/links";
import type { TraceSource } from "./traceSource";

export const LINKS_PAGE = 100;
const PEEK_ENDS = 5;

/** Order and filters of a links table. */
export interface LinkChoice {
  order: LinkOrder;
  state: LinkState | null;
  service: string | null;
}

export const EVERY_LINK: LinkChoice = { order: "start", state: null, service: null };

/** A page after page of a span's links in one direction. */
export function linksQuery(
  source: TraceSource,
  traceId: string,
  spanId: string,
  direction: Direction,
  choice: LinkChoice,
) {
  return infiniteQueryOptions({
    queryKey: ["trace", source.key, traceId, "links", spanId, direction, choice],
    queryFn: ({ pageParam, signal }) =>
      source.searchLinks(traceId, spanId, { direction, ...choice, cursor: pageParam, limit: LINKS_PAGE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
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
