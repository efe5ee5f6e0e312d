import { z } from "zod";
import { anyValue, keyValues } from "../model/attributes";
import { inRequest, type NanosRange } from "../model/timeRange";
import { cutInWords, cutOfPages, cutShape } from "./cut";
import { missingSegments } from "./missing";
import { inShape, requestShape, withJson } from "./request";
import { type Progress, requestWithProgress } from "./progress";
import { spanFacts } from "./spanFacts";

const spanRow = spanFacts.extend({ linksOut: z.number(), linksIn: z.number(), attributes: keyValues.default([]) });

const matchedSet = z.object({
  attributes: z.array(z.object({ key: z.string(), value: anyValue, text: z.string() })),
  count: z.number(),
});

const traceRow = z.object({
  traceId: z.string(),
  root: z.object({ service: z.string(), name: z.string() }).nullable(),
  startTimeUnixNano: z.string(),
  durationNanos: z.string().nullable(),
  spanCount: z.number(),
  errorCount: z.number(),
  services: z.array(z.string()),
  linksOut: z.number(),
  linksIn: z.number(),
  matched: z.object({
    count: z.number(),
    spans: z.array(spanRow),
    setCount: z.number().optional(),
    sets: z.array(matchedSet).optional(),
  }),
});

const page = {
  next: z.string().nullable(),
  stats: z.object({ spansInspected: z.coerce.number(), tookMillis: z.coerce.number() }).partial(),
  cut: cutShape,
  missing: missingSegments.optional(),
};

const spanPage = z.object({ items: z.array(spanRow), ...page });
const tracePage = z.object({ items: z.array(traceRow), ...page });

/** A span as a row of search results. */
export type SpanRow = z.infer<typeof spanRow>;
/** One of the spansets into which a query divides a trace, with the values that it has as a whole. */
export type MatchedSet = z.infer<typeof matchedSet>;
/** A trace as a row of search results, with up to three of its matching spans. */
export type TraceRow = z.infer<typeof traceRow>;

export interface SearchRequest extends NanosRange {
  query: string;
  cursor: string | null;
  order: "newest" | "oldest" | "longest";
}

const PAGE_SIZE = 50;
const PATH = "/search";

type OnProgress = (progress: Progress) => void;

export async function searchSpans(request: SearchRequest, signal: AbortSignal, onProgress: OnProgress) {
  return inShape(PATH, spanPage, await requestWithProgress(PATH, body(request, "spans"), signal, onProgress));
}

export async function searchTraces(request: SearchRequest, signal: AbortSignal, onProgress: OnProgress) {
  return inShape(PATH, tracePage, await requestWithProgress(PATH, body(request, "traces"), signal, onProgress));
}

const ends = z.object({ items: z.array(z.object({ startTimeUnixNano: z.string() })), cut: cutShape });

/** Where the spans that match begin or end. */
export interface End {
  /** Start of the first or the last of them, in epoch nanoseconds; null when none was found. */
  startNanos: string | null;
  /** Why there may be one where none was found. */
  cut: string | null;
}

/** Finds the first or the last span that matches in the range. */
export async function findEnd(
  query: string,
  range: NanosRange,
  order: "oldest" | "newest",
  signal: AbortSignal,
): Promise<End> {
  const request = { ...body({ query, cursor: null, order, ...range }, "spans"), limit: 1 };
  const { items, cut } = await requestShape(PATH, ends, withJson(request, signal));
  return { startNanos: items[0]?.startTimeUnixNano ?? null, cut: items.length === 0 ? cutInWords(cut) : null };
}

const ids = z.object({
  items: z.array(z.object({ traceId: z.string(), spanId: z.string() })),
  next: z.string().nullable(),
  cut: cutShape,
});

/** Spans that match, by id: all of them, or as many as were wanted. */
export interface FoundIds {
  spans: z.infer<typeof ids>["items"];
  more: boolean;
  /** What is missing of them, in words; null when nothing is. */
  cut: string | null;
}

const LARGEST_PAGE = 1_000;

/** Reads the ids of spans that match in the range, page after page until there are as many as wanted. */
export async function findSpanIds(
  query: string,
  range: NanosRange,
  wanted: number,
  signal: AbortSignal,
): Promise<FoundIds> {
  const pages: z.infer<typeof ids>[] = [];
  const spans: FoundIds["spans"] = [];
  let cursor: string | null = null;
  do {
    const request = { ...body({ query, cursor, order: "newest", ...range }, "spans"), limit: LARGEST_PAGE };
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
    const answer: z.infer<typeof ids> = await requestShape(PATH, ids, withJson(request, signal));
    pages.push(answer);
    spans.push(...answer.items);
    cursor = answer.next;
  } while (cursor !== null && spans.length < wanted);
  return { spans, more: cursor !== null, cut: cutOfPages(pages) };
}

function body(request: SearchRequest, view: "spans" | "traces") {
  return {
    query: request.query,
    ...inRequest(request),
    limit: PAGE_SIZE,
    cursor: request.cursor,
    view,
    order: request.order,
  };
}
