import { SERVICE } from "../model/queryText";
import { addStage } from "../query/stages";

/** A metrics query that one click makes of a query for spans. */
export interface MetricsSuggestion {
  name: string;
  about: string;
  query: string;
}

export function metricsSuggestions(query: string): readonly MetricsSuggestion[] {
  return [
    ["Rate", "Spans a second", "rate()"],
    ["Rate by service", "Spans a second of each service", `rate() by (${SERVICE})`],
    ["Count by status", "Spans of each status in each step", "count_over_time() by (span:status)"],
    ["Durations", "Median and 99th percentile", "quantile_over_time(span:duration, .5, .99)"],
    ["Slowest by name", "Longest duration of each span name", "max_over_time(span:duration) by (span:name)"],
  ].map(([name = "", about = "", stage = ""]) => ({ name, about, query: addStage(query, stage) }));
}
