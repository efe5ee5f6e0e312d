import { useParsing } from "../query/parsedQuery";

/** What a text asks for; `none` where it is no query or could not be read, `unknown` until the server has read it. */
export type QueryKind = "spansets" | "metrics" | "none" | "unknown";

export function useQueryKind(text: string): QueryKind {
  const { data: parsed, isPending } = useParsing(text);
  return isPending ? "unknown" : (parsed?.kind ?? "none");
}
