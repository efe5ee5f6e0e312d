import type { ChosenRange } from "../model/timeRange";

/** The mark of every answer to a query in a range, whatever it shows of it: two that ask the same have the same. */
export function asked(query: string, chosen: ChosenRange): { asked: string } {
  return { asked: JSON.stringify([query, chosen]) };
}

/** Passes the answers that have a mark. */
export function hasMark(mark: string): (answer: { meta: Record<string, unknown> | undefined }) => boolean {
  return ({ meta }) => meta?.["asked"] === mark;
}

/** Passes the answers that stand beside the list or the numbers, which no list waits for. */
export function isBesideTheAnswer(key: readonly unknown[]): boolean {
  return key[0] === "histogram" || key[0] === "facets";
}
