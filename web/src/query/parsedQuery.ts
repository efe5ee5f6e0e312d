import { queryOptions, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { Problem } from "../api/problem";
import { type ParsedQuery, parseQuery } from "../api/queryText";
import { EVERYTHING } from "../model/queryText";

/** A text that has not changed for so long is read though somebody writes it. */
export const PAUSE_MILLIS = 200;

/** What the server reads in a query's text: a problem where it is none. A failure to ask is an error, and asked again. */
export function useReading(text: string, enabled = true): UseQueryResult<ParsedQuery | Problem> {
  return useQuery({ ...readingOf(text), enabled });
}

/** Likewise, null where the text is no query. */
export function useParsing(text: string): UseQueryResult<ParsedQuery | null> {
  return useQuery({ ...readingOf(text), select: (read) => (read instanceof Problem ? null : read) });
}

/** Likewise, undefined until the answer. */
export function useParsedQuery(text: string): ParsedQuery | null | undefined {
  return useParsing(text).data;
}

function readingOf(text: string) {
  const wanted = text.trim() === "" ? EVERYTHING : text;
  return queryOptions({ queryKey: ["parse", wanted], queryFn: ({ signal }) => parseQuery(wanted, signal) });
}
