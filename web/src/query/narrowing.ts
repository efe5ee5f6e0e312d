import { METRICS_FUNCTIONS } from "./measured";
import { type Braces, bracesOf, partsBetween, topLevel } from "./structure";
import { type Token, tokensOf } from "./tokens";

/** Where the text of a query tells which spans it finds, or measures. */
export interface Narrowing {
  /** The `{ … }` that are stages of their own: everything found has passed them. */
  filters: readonly Braces[];
  /** The first of them behind all stages that take spans together; null where there is none. */
  target: Braces | null;
  /** Offset of the end of the last stage that takes spans together; null where there is none. */
  end: number | null;
}

/** What is computed of the spans of a set. */
const AGGREGATES: ReadonlySet<string> = new Set(["count", "min", "max", "sum", "avg"]);

export function narrowingOf(text: string): Narrowing {
  const stages = stagesOf(text);
  const last = stages.findLastIndex(takesSpansTogether);
  return {
    filters: stages.flatMap(filterOf),
    target: stages.slice(last + 1).flatMap(filterOf)[0] ?? null,
    end: stages[last]?.at(-1)?.to ?? null,
  };
}

/** The stages up to the one that measures, without hints, comments and those that are not written yet. */
function stagesOf(text: string): Token[][] {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== "comment");
  const stages = partsBetween(tokens, ({ kind }) => kind === "pipe");
  const measuring = stages.findIndex(([first]) => first?.kind === "function" && METRICS_FUNCTIONS.has(first.text));
  return stages
    .slice(0, measuring < 0 ? undefined : measuring)
    .map(withoutHints)
    .filter((stage) => stage.length > 0);
}

/** Hints may stand behind any stage. */
function withoutHints(stage: Token[]): Token[] {
  const hints = topLevel(stage, ({ kind, text }) => kind === "function" && text === "with");
  return hints < 0 ? stage : stage.slice(0, hints);
}

/**
 * Whether it depends on other spans, too, which of them the stage keeps: an aggregate is computed of a whole set, and operators between
 * several `{ … }` relate spans to each other.
 */
function takesSpansTogether(stage: readonly Token[]): boolean {
  const aggregates = stage.some(({ kind, text }) => kind === "function" && AGGREGATES.has(text));
  return aggregates || bracesOf(stage).length > 1;
}

function filterOf(stage: readonly Token[]): readonly Braces[] {
  return takesSpansTogether(stage) ? [] : bracesOf(stage);
}
