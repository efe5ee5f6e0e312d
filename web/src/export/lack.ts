import { requestFacets } from "../api/facets";
import { incompleteInWords } from "../api/incomplete";
import { findEnd } from "../api/search";
import type { NanosRange } from "../model/timeRange";

/** What an exported file has not of the spans that match. */
export interface Lack {
  words: string;
  /** False where it could not be found out whether it lacks anything. */
  known: boolean;
}

const ENDED_EARLY: Lack = {
  words: "The server ended it early: spans match that are not in the file. Export a shorter time range.",
  known: true,
};

const NOT_KNOWN: Lack = { words: "Whether the file has every span that matches is not known.", known: false };

/**
 * What a file lacks; null when it has all. The server says it in trailers, which browsers hide, so it is asked once more: an earlier match
 * than the earliest of the file tells that it ended early, and counting all matches what could not be read.
 *
 * @param earliest start of the earliest span in the file, in epoch nanoseconds; null when it has none
 */
export async function lackOf(
  query: string,
  range: NanosRange,
  earliest: bigint | null,
  signal: AbortSignal,
): Promise<Lack | null> {
  try {
    const { startNanos } = await findEnd(query, range, "oldest", signal);
    if (startNanos !== null && (earliest === null || BigInt(startNanos) < earliest)) return ENDED_EARLY;
    const counted = await requestFacets(query, range, ["span:kind"], 1, signal, () => {});
    if (counted.cut?.why === "deadline" && counted.cut.besides === undefined && startNanos !== null) return NOT_KNOWN;
    const reason = incompleteInWords([counted]);
    if (reason === null) return null;
    return { words: `Spans that match may not be in the file: ${reason.replace(/\.?$/u, ".")}`, known: true };
  } catch {
    return NOT_KNOWN;
  }
}
