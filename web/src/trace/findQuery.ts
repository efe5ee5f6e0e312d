import { quote } from "../model/queryText";
import type { NanosRange } from "../model/timeRange";
import { addCondition } from "../query/conditions";
import type { Outline } from "./outline";

/** Whether what is to be found is told by a query: it begins with a `{`, maybe in parentheses. */
export function isQuery(text: string): boolean {
  return /^[\s(]*\{/.test(text);
}

/**
 * The query for spans of one trace, which its index answers. Where operators join several `{ … }`, the trace is asked of what the whole of
 * them yields: `{ A } -> { B }` may well link from another trace to this one.
 */
export function queryWithin(query: string, traceId: string): string {
  return addCondition(query.trim(), { field: "trace:id", operator: "=", value: quote(traceId) });
}

/** The time in which the trace's spans start. */
export function startsOf({ startNanos, startOffsetNanos }: Outline): NanosRange {
  const last = startOffsetNanos.reduce((latest, offset) => Math.max(latest, offset), 0);
  return { startNanos: String(startNanos), endNanos: String(startNanos + BigInt(last) + 1n) };
}
