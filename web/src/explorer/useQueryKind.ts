import { useParsedQuery } from "../query/parsedQuery";

/** What a text asks for; `none` where it is no query, `unknown` until the server has read it. */
export type QueryKind = "spansets" | "metrics" | "none" | "unknown";

export function useQueryKind(text: string): QueryKind {
  const parsed = useParsedQuery(text);
  if (parsed === undefined) return "unknown";
  return parsed?.kind ?? "none";
}
