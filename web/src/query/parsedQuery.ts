import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Problem } from "../api/problem";
import { type ParsedQuery, parseQuery } from "../api/queryText";
import { EVERYTHING } from "../model/queryText";

const PAUSE_MILLIS = 200;

/** What the server reads in a query's text: null where it is none. A failure to ask is an error, and asked again. */
export function useParsing(text: string): UseQueryResult<ParsedQuery | null> {
  const wanted = text.trim() === "" ? EVERYTHING : text;
  return useQuery({ queryKey: ["parse", wanted], queryFn: ({ signal }) => parse(wanted, signal) });
}

/** Likewise, undefined until the answer. */
export function useParsedQuery(text: string): ParsedQuery | null | undefined {
  return useParsing(text).data;
}

async function parse(text: string, signal: AbortSignal): Promise<ParsedQuery | null> {
  try {
    return await parseQuery(text, signal);
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.status === 400) return null;
    throw thrown;
  }
}

/** The text once it has not changed for a moment. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), PAUSE_MILLIS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}
