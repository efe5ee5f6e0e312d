import { z } from "zod";

const reason = z.object({ why: z.string(), detail: z.string() });

/**
 * Why an answer may hold less than there is; `besides` is what was left out of that which was looked at before a deadline. A kind that this
 * page does not know is said in the server's words like the others.
 */
export const cutShape = reason.extend({ besides: reason.optional() }).nullish();

export type Cut = z.infer<typeof cutShape>;

/** What of a page of an answer tells whether it is whole. */
export interface Page {
  next: string | null;
  cut?: Cut;
}

/** A page at whose end the search ran out of time; it goes on behind it only when somebody asks. */
export function endedLate(page: Page | undefined): boolean {
  return page?.cut?.why === "deadline";
}

/** Why something may be missing, in words; null where nothing is. */
export function cutInWords(cut: Cut): string | null {
  if (!cut) return null;
  return cut.besides === undefined ? cut.detail : `${cut.detail}; ${cut.besides.detail}`;
}

/** What is missing of all pages together, in words. What a deadline cut off is there once another page goes on behind it. */
export function cutOfPages(pages: readonly Page[]): string | null {
  const last = pages.at(-1);
  const lasting = pages.map((page) => (endedLate(page) ? page.cut?.besides : page.cut)).find((cut) => cut)?.detail;
  const reasons = [endedLate(last) ? last?.cut?.detail : undefined, lasting].filter((detail) => detail !== undefined);
  return reasons.length === 0 ? null : reasons.join("; ");
}
