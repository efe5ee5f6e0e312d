import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { UnreachableServer } from "../api/problem";
import { type ParsedQuery, parseQuery } from "../api/queryText";
import { EVERYTHING } from "../model/queryText";

const PAUSE_MILLIS = 200;

/** What the server reads in a query's text: null where it is none, undefined until the answer. */
export function useParsedQuery(text: string): ParsedQuery | null | undefined {
  const wanted = text.trim() === "" ? EVERYTHING : text;
  const parsed = useQuery({
    queryKey: ["parse", wanted],
    queryFn: ({ signal }) => parseQuery(wanted, signal),
    retryOnMount: false,
  });
  if (parsed.error === null || parsed.error instanceof UnreachableServer) return parsed.data;
  return null;
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
