import { METRICS_FUNCTIONS, operandsOf } from "../query/measured";
import { topLevel } from "../query/structure";
import { type Token, tokensOf } from "../query/tokens";

/** What the numbers of a query are. */
export type Unit = "count" | "per second" | "seconds" | "nanoseconds" | "number";

const UNITS: Readonly<Record<string, Unit>> = {
  rate: "per second",
  count_over_time: "count",
  histogram_over_time: "count",
  compare: "count",
};

/** Units of fields that are times (the query language answers some in seconds, others in nanoseconds). */
const FIELD_UNITS: Readonly<Record<string, Unit>> = {
  duration: "seconds",
  "span:duration": "seconds",
  "link:wait": "seconds",
  traceDuration: "nanoseconds",
  "trace:duration": "nanoseconds",
  "event:timeSinceStart": "nanoseconds",
};

/** The one metrics function of a query, as places in its text; null where there is none or arithmetic joins several. */
interface MetricsStage {
  name: string;
  /** The token behind the opening parenthesis. */
  argument: string;
  /** Where its name begins. */
  begin: number;
  /** Where the pipe before it begins. */
  from: number;
  /** Behind its closing parenthesis. */
  to: number;
  /** What stands between the parentheses of its `by`, and where that begins and ends, the word included. */
  by: { fields: string; from: number; to: number } | null;
}

function stageOf(query: string): MetricsStage | null {
  const tokens = tokensOf(query).filter(({ kind }) => kind !== "comment");
  const place = topLevel(tokens, ({ kind, text }) => kind === "function" && METRICS_FUNCTIONS.has(text));
  const name = tokens[place];
  const pipe = tokens[place - 1];
  const close = tokens[closeOf(tokens, place + 1)];
  if (name === undefined || pipe?.kind !== "pipe" || close === undefined) return null;
  const next = closeOf(tokens, place + 1) + 1;
  const open = tokens[next + 1];
  const end = tokens[closeOf(tokens, next + 1)];
  const by = tokens[next];
  return {
    name: name.text,
    argument: tokens[place + 2]?.text ?? "",
    begin: name.from,
    from: pipe.from,
    to: close.to,
    by:
      by?.text === "by" && open !== undefined && end !== undefined
        ? { fields: query.slice(open.to, end.from).trim(), from: by.from, to: end.to }
        : null,
  };
}

/** The hints behind a place of the text, as written. */
function hintsOf(query: string, behind: number): string {
  const tokens = tokensOf(query).filter(({ kind }) => kind !== "comment");
  const place = topLevel(tokens, ({ kind, text, from }) => from >= behind && kind === "function" && text === "with");
  const begin = tokens[place];
  const end = tokens[closeOf(tokens, place + 1)];
  return begin === undefined || end === undefined ? "" : query.slice(begin.from, end.to);
}

function closeOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]?.kind === "open") depth++;
    if (tokens[at]?.kind === "close") depth--;
    if (depth === 0) return at;
  }
  return -1;
}

/**
 * The query that finds the spans which a metrics query measures, with the hints by which they are looked for; null where arithmetic joins
 * several.
 */
export function spansBehind(query: string): string | null {
  const stage = stageOf(query);
  if (stage === null) return null;
  const hints = hintsOf(query, stage.to);
  return query.slice(0, stage.from).trimEnd() + (hints === "" ? "" : ` ${hints}`);
}

/**
 * The queries that find the spans which a metrics query measures: several where arithmetic joins series of different spans, none of a query
 * that finds spans itself.
 */
export function setsBehind(query: string): readonly string[] {
  const behind = spansBehind(query);
  if (behind !== null) return [behind];
  const hints = hintsOf(query, 0);
  const sets = operandsOf(query).map(({ from, to }) => spansBehind(`${query.slice(from, to)} ${hints}`));
  return [...new Set(sets.filter((set) => set !== null))];
}

/** The function that computes the query's numbers, as it is written; null where arithmetic joins several. */
export function computedBy(query: string): string | null {
  const stage = stageOf(query);
  return stage === null ? null : query.slice(stage.begin, stage.to);
}

/** What a metrics query groups by, as it is written; empty where it does not, null where it cannot be told. */
export function groupOf(query: string): string | null {
  const stage = stageOf(query);
  return stage === null || stage.name === "compare" ? null : (stage.by?.fields ?? "");
}

/** The metrics query grouped by other fields; by none when they are empty. */
export function groupedBy(query: string, fields: string): string {
  const stage = stageOf(query);
  if (stage === null) return query;
  const head = query.slice(0, stage.to);
  const tail = query.slice(stage.by?.to ?? stage.to);
  return fields.trim() === "" ? head + tail : `${head} by (${fields.trim()})${tail}`;
}

/** Whether the query's numbers are quantiles as they were measured. */
export function isOfQuantiles(query: string): boolean {
  return stageOf(query)?.name === "quantile_over_time";
}

/** What the query's numbers are, as far as its text says. */
export function unitOf(query: string): Unit {
  const stage = stageOf(query);
  if (stage === null) return "number";
  return UNITS[stage.name] ?? FIELD_UNITS[stage.argument] ?? "number";
}

/** What the bounds of a histogram's buckets are. */
export function bucketUnitOf(query: string): Unit {
  return FIELD_UNITS[stageOf(query)?.argument ?? ""] ?? "number";
}
