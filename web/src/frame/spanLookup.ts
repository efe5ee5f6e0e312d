import { create } from "zustand";
import type { Progress } from "../api/progress";
import { asProblem } from "../api/problem";
import { searchSpans } from "../api/search";
import { lastExplorerSearch } from "../explorer/lastExplorerSearch";
import { chosenRange, resolveRange } from "../model/timeRange";
import type { Destination } from "../model/ids";

/** A search for a span by its id alone. */
interface Lookup {
  spanId: string;
  progress: Progress | null;
  /** Why it ended without an answer, in words; null while it runs. */
  refusal: string | null;
  /** What it failed with; null while it runs. */
  thrown: unknown;
}

export const useSpanLookup = create<{ lookup: Lookup | null }>()(() => ({ lookup: null }));

let running: AbortController | null = null;

export function queryForSpan(spanId: string): string {
  return `{ span:id = "${spanId}" }`;
}

/**
 * Looks in the explorer's range for the span with an id.
 *
 * @returns where it is; "list" where there is none, or several, or time ran out; null when it was cancelled or failed
 */
export async function lookUpSpan(spanId: string): Promise<Destination | "list" | null> {
  running?.abort();
  const controller = new AbortController();
  running = controller;
  const tell = (told: Partial<Lookup>) => {
    if (!controller.signal.aborted) {
      useSpanLookup.setState({ lookup: { spanId, progress: null, refusal: null, thrown: null, ...told } });
    }
  };
  tell({});
  const range = resolveRange(chosenRange(lastExplorerSearch()), new Date());
  try {
    const request = { query: queryForSpan(spanId), cursor: null, order: "newest" as const, ...range };
    const found = await searchSpans(request, controller.signal, (progress) => tell({ progress }));
    // Another one has begun since, or somebody cancelled: an answer that came all the same leads nowhere.
    if (controller.signal.aborted) return null;
    useSpanLookup.setState({ lookup: null });
    const [first, second] = found.items;
    const whole = second === undefined && found.next === null && !found.cut;
    return first !== undefined && whole ? { traceId: first.traceId, spanId: first.spanId } : "list";
  } catch (thrown) {
    const { detail, title } = asProblem(thrown);
    tell({ refusal: `Span ${spanId} could not be looked for: ${detail || title}`, thrown });
    return null;
  }
}

/** Stops the search, here and on the server, and forgets what it said. */
export function cancelLookup(): void {
  running?.abort();
  useSpanLookup.setState({ lookup: null });
}
