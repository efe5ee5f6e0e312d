import type { LinksPage, LinksRequest, LinksSummary, Direction } from "../api/links";
import { requestLinks, requestLinksSummary } from "../api/links";
import { requestOutline } from "../api/outline";
import { completeQuery, type Completions } from "../api/queryText";
import { type FoundIds, findSpanIds } from "../api/search";
import { requestSpan } from "../api/span";
import { traceAddress } from "../api/tracePath";
import type { SpanInContext } from "../model/otlpSpan";
import { queryWithin, startsOf } from "./findQuery";
import type { Outline } from "./outline";

/** Where the trace page reads from: the server's API, or a file opened in the browser. */
export interface TraceSource {
  /** What holds the spans, as texts about an absent one name it. */
  holder: "server" | "file";
  /** Tells cached answers of different sources apart. */
  key: string;
  findOutline(traceId: string, signal: AbortSignal): Promise<Outline>;
  findSpan(traceId: string, spanId: string, signal: AbortSignal): Promise<SpanInContext>;
  searchLinks(traceId: string, spanId: string, request: LinksRequest, signal: AbortSignal): Promise<LinksPage>;
  summarizeLinks(traceId: string, spanId: string, direction: Direction, signal: AbortSignal): Promise<LinksSummary>;
  /** Null where the source answers none. */
  queries: TraceQueries | null;
  /** The page of a trace of this source. */
  tracePath: "/trace/$traceId" | "/file/$traceId";
  /** Address of the whole trace as OTLP/JSON, where the source can serve it. */
  downloadAddress(traceId: string): string | null;
}

/** Queries over one trace. */
export interface TraceQueries {
  /** The trace's spans that a query finds. */
  find(outline: Outline, query: string, signal: AbortSignal): Promise<FoundIds>;
  /** Suggestions for a query that is being written. */
  complete(outline: Outline, text: string, cursor: number, signal: AbortSignal): Promise<Completions>;
}

/** As many as the largest traces that are drawn have spans. */
const MOST_FOUND = 100_000;

export const storedTraces: TraceSource = {
  holder: "server",
  key: "stored",
  findOutline: requestOutline,
  findSpan: requestSpan,
  searchLinks: requestLinks,
  summarizeLinks: requestLinksSummary,
  queries: {
    find: (outline, query, signal) =>
      findSpanIds(queryWithin(query, outline.traceId), startsOf(outline), MOST_FOUND, signal),
    complete: (outline, text, cursor, signal) => completeQuery(text, cursor, startsOf(outline), signal),
  },
  tracePath: "/trace/$traceId",
  downloadAddress: traceAddress,
};
