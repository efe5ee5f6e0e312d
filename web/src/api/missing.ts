import { z } from "zod";

/** Parts of the store that could not be read and that may hold something of the answer. */
export const missingSegments = z.array(z.object({ segment: z.string(), reason: z.string() }));

export type MissingSegment = z.infer<typeof missingSegments>[number];

/** Returns each segment once, in the order of the answers that name them. */
export function allMissing(answers: readonly ({ missing?: readonly MissingSegment[] | undefined } | undefined)[]) {
  const bySegment = new Map<string, MissingSegment>();
  for (const answer of answers) {
    for (const missing of answer?.missing ?? []) bySegment.set(missing.segment, missing);
  }
  return [...bySegment.values()];
}
