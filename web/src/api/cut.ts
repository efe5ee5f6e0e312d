import { z } from "zod";

/** Why an answer may hold less than there is. A kind that this page does not know is said in the server's words like the others. */
export const cutShape = z.object({ why: z.string(), detail: z.string() }).nullish();

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

/** What is missing of all pages together, in words. What a deadline cut off is there once another page goes on behind it. */
export function cutOfPages(pages: readonly Page[]): string | null {
  const last = pages.at(-1);
  const cut = endedLate(last) ? last?.cut : pages.find((page) => page.cut && !endedLate(page))?.cut;
  return cut?.detail ?? null;
}
