import { z } from "zod";
import { inRequest, type NanosRange } from "../model/timeRange";
import { type Problem, problemOfDocument } from "./problem";
import { requestShape, withJson } from "./request";

const parsed = z.object({
  printed: z.string(),
  kind: z.enum(["spansets", "metrics"]),
  conditions: z
    .array(z.object({ field: z.string(), operator: z.string(), value: z.string(), from: z.number(), to: z.number() }))
    .nullable(),
});

const read = z.union([parsed, z.object({ error: z.looseObject({}) })]);

const COMPLETION_KINDS = ["keyword", "operator", "intrinsic", "function", "attribute", "value"] as const;

const completions = z.object({
  from: z.number(),
  to: z.number(),
  items: z.array(
    z.object({
      kind: z.enum(COMPLETION_KINDS),
      label: z.string(),
      insert: z.string(),
      detail: z.string().nullish(),
      count: z.number().nullish(),
    }),
  ),
  complete: z.boolean(),
});

/** What the server reads in a query: its kind, and its conditions with their places where it is a plain list of them. */
export type ParsedQuery = z.infer<typeof parsed>;
/** What may stand at a place of a text, and the stretch [from, to) that it would replace. */
export type Completions = z.infer<typeof completions>;
export type CompletionItem = Completions["items"][number];

/** Reads a query; of a text that is none, the problem with the error's position. */
export async function parseQuery(text: string, signal: AbortSignal): Promise<ParsedQuery | Problem> {
  const answer = await requestShape("/query/parse", read, withJson({ text }, signal));
  return "error" in answer ? problemOfDocument(answer.error, 400, "The query cannot be read") : answer;
}

/** What may stand at the cursor, an offset in UTF-16 units, in a text that need not be finished. */
export function completeQuery(
  text: string,
  cursor: number,
  range: NanosRange,
  signal: AbortSignal,
): Promise<Completions> {
  const body = { text, cursor, ...inRequest(range) };
  return requestShape("/query/complete", completions, withJson(body, signal));
}
