import { useQuery } from "@tanstack/react-query";
import { requestFacets } from "../api/facets";
import { asked } from "../explorer/asked";
import { type ChosenRange, resolveRange } from "../model/timeRange";

/**
 * The commonest values of each field among the matches; a request of its own, which no list waits for.
 *
 * @param counted finds the spans to count: the query itself, or that part of it which does
 */
export function useFacets(
  query: string,
  counted: string,
  chosen: ChosenRange,
  fields: readonly string[],
  enabled: boolean,
) {
  return useQuery({
    queryKey: ["facets", counted, chosen, fields],
    queryFn: ({ signal }) => requestFacets(counted, resolveRange(chosen, new Date()), fields, signal),
    meta: asked(query, chosen),
    enabled,
    placeholderData: (held) => held,
  });
}
