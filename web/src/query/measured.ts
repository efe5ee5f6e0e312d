import { type Token, tokensOf } from "./tokens";

/** The functions that make time series of spans. */
export const METRICS_FUNCTIONS: ReadonlySet<string> = new Set([
  "rate",
  "count_over_time",
  "min_over_time",
  "max_over_time",
  "avg_over_time",
  "sum_over_time",
  "quantile_over_time",
  "histogram_over_time",
  "compare",
]);

/** A stretch of a text. */
interface Stretch {
  from: number;
  to: number;
}

/** What stands in the parentheses of arithmetic between time series: each a query of its own that measures spans. */
export function operandsOf(text: string): Stretch[] {
  const operands: Stretch[] = [];
  const open: { token: Token; measures: boolean }[] = [];
  let before: Token | undefined;
  for (const token of tokensOf(text).filter(({ kind }) => kind !== "comment")) {
    const around = open.at(-1);
    if (token.kind === "open") open.push({ token, measures: false });
    else if (token.kind === "close") {
      open.pop();
      if (around?.measures === true) operands.push({ from: around.token.to, to: token.from });
    } else if (before?.kind === "pipe" && METRICS_FUNCTIONS.has(token.text) && around !== undefined) {
      around.measures = true;
    }
    before = token;
  }
  return operands;
}
