import type { Condition } from "../model/queryText";
import { structureOf } from "./structure";

/** A way on from all that a query finds: across links to other spans, or to those of them whose links are of a kind. */
export interface LinkStep {
  name: string;
  about: string;
  /** What is asked across links, with `…` for the query; null where a condition on its spans says it. */
  across: string | null;
  condition: Condition | null;
}

export const LINK_STEPS: readonly LinkStep[] = [
  across("What links to these", "the batches and consumers that took them up", "… <- { }"),
  across("What these link to", "the requests and messages that they took up", "… -> { }"),
  across("Everything downstream", "what links to these, link after link", "… <<- { }"),
  across("Everything upstream", "what these link to, link after link", "… ->> { }"),
  only("Only those that nothing links to", "never taken up", {
    field: "span:linkedByCount",
    operator: "=",
    value: "0",
  }),
  only("Only those that waited over a minute", "between the span that they link to and their own start", {
    field: "link:wait",
    operator: ">",
    value: "1m",
  }),
];

function across(name: string, about: string, pattern: string): LinkStep {
  return { name, about, across: pattern, condition: null };
}

function only(name: string, about: string, condition: Condition): LinkStep {
  return { name, about, across: null, condition };
}

/** The query asked across links, before its hints; what is more than one `{ … }` is held together by parentheses. */
export function askAcross(query: string, pattern: string): string {
  const { spansets, spansetsEnd, stagesEnd } = structureOf(query);
  const asked = query.slice(0, stagesEnd).trim();
  const hints = query.slice(stagesEnd).trim();
  const alone = spansets.length === 1 && spansetsEnd === stagesEnd && asked.startsWith("{");
  const followed = pattern.replace("…", () => (alone ? asked : `(${asked})`));
  return hints === "" ? followed : `${followed} ${hints}`;
}
