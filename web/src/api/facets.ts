import { z } from "zod";
import { inRequest, type NanosRange } from "../model/timeRange";
import { cutShape } from "./cut";
import { missingSegments } from "./missing";
import { requestShape, withJson } from "./request";

const facets = z.object({
  facets: z.array(
    z.object({
      field: z.string(),
      values: z.array(z.object({ text: z.string(), count: z.number() })),
      complete: z.boolean(),
    }),
  ),
  cut: cutShape,
  missing: missingSegments.optional(),
});

/** A field's values; `asked` is the field as it was asked for, `field` as the server writes it. */
export type Facet = z.infer<typeof facets>["facets"][number] & { asked: string };

const VALUES = 10;

/** How often each field's commonest values occur in the spans that match; a value's `text` is the constant as a query has it. */
export async function requestFacets(query: string, range: NanosRange, fields: readonly string[], signal: AbortSignal) {
  const body = {
    query,
    ...inRequest(range),
    fields,
    limit: VALUES,
  };
  const answer = await requestShape("/facets", facets, withJson(body, signal));
  return {
    ...answer,
    facets: answer.facets.map((facet, place): Facet => ({ ...facet, asked: fields[place] ?? facet.field })),
  };
}
