import { z } from "zod";
import { fullName } from "../model/fieldNames";
import { inRequest, type NanosRange } from "../model/timeRange";
import { cutShape } from "./cut";
import { missingSegments } from "./missing";
import { type Progress, requestWithProgress } from "./progress";
import { inShape } from "./request";

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

/** How many values of a field are asked for: at first, and where more are wanted. */
export const FEW_VALUES = 10;
export const MORE_VALUES = 100;

const PATH = "/facets";

/**
 * How often each field's commonest values occur in the spans that match; a value's `text` is the constant as a query has it. A field that
 * is asked for under several spellings is answered once, so that an answer's place tells nothing.
 */
export async function requestFacets(
  query: string,
  range: NanosRange,
  fields: readonly string[],
  limit: number,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
) {
  const body = {
    query,
    ...inRequest(range),
    fields,
    limit,
  };
  const answer = inShape(PATH, facets, await requestWithProgress(PATH, body, signal, onProgress));
  return {
    ...answer,
    facets: answer.facets.map((facet): Facet => ({ ...facet, asked: askedAs(facet.field, fields) })),
  };
}

function askedAs(answered: string, fields: readonly string[]): string {
  return fields.find((field) => fullName(field) === fullName(answered)) ?? answered;
}
