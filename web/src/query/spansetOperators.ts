import type { CompletionItem } from "../api/queryText";

/** What the operators between two spansets yield, in words about the spans on their left; those that people need most come first. */
const WORDS: Readonly<Record<string, string>> = {
  "|": "a stage: filter, group, compute",
  "&&": "both, of traces that have both",
  "||": "either",
  "->": "what these link to",
  "<-": "what links to these",
  "->>": "what these link to, link after link",
  "<<-": "what links to these, link after link",
  "!->": "what none of these links to",
  "!<-": "what links to none of these",
  ">>": "what is below these",
  ">": "children of these",
  "<<": "what is above these",
  "<": "parents of these",
  "~": "siblings of these",
  "!->>": "what none of these links to, link after link",
  "!<<-": "what links to none of these, link after link",
  "!>>": "what is below none of these",
  "!>": "children of none of these",
  "!<<": "what is above none of these",
  "!<": "parents of none of these",
  "!~": "siblings of none of these",
  "&->": "both ends of ->",
  "&<-": "both ends of <-",
  "&->>": "both ends of ->>",
  "&<<-": "both ends of <<-",
  "&>>": "both ends of >>",
  "&>": "both ends of >",
  "&<<": "both ends of <<",
  "&<": "both ends of <",
  "&~": "both ends of ~",
};

const ORDER = Object.keys(WORDS);

/** Whether the items are those behind a spanset: an operator between values stands beside `=`. */
export function joinsSpansets(items: readonly CompletionItem[]): boolean {
  return items.some(({ label }) => label === "->") && !items.some(({ label }) => label === "=");
}

/** The items behind a spanset with what they mean, in the order of likely use. */
export function spansetOperators(items: readonly CompletionItem[]): CompletionItem[] {
  return items
    .map((item) => ({ ...item, detail: WORDS[item.label] ?? item.detail }))
    .toSorted((one, other) => place(one) - place(other));
}

function place({ label }: CompletionItem): number {
  const found = ORDER.indexOf(label);
  return found < 0 ? ORDER.length : found;
}
