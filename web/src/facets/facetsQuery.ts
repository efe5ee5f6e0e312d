import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { requestFacets } from "../api/facets";
import type { Progress } from "../api/progress";
import { asked } from "../explorer/asked";
import { type ChosenRange, resolveRange } from "../model/timeRange";

/**
 * The commonest values of each field among the matches; a request of its own, which no list waits for.
 *
 * @param counted finds the spans to count: the query itself, or that part of it which does
 * @param values how many of each field
 */
export function useFacets(
  query: string,
  counted: string,
  chosen: ChosenRange,
  fields: readonly string[],
  values: number,
  enabled: boolean,
) {
  const [progress, tell] = useState<Progress | null>(null);
  const facets = useQuery({
    queryKey: ["facets", counted, chosen, fields, values],
    queryFn: ({ signal }) => {
      tell(null);
      return requestFacets(counted, resolveRange(chosen, new Date()), fields, values, signal, tell);
    },
    meta: asked(query, chosen),
    enabled,
    placeholderData: (held) => held,
  });
  return { facets, progress };
}
