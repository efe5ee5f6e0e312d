import type { Metrics } from "../api/metrics";
import { type AnyValue, valueText } from "../model/attributes";
import { lineColours, serviceColours } from "../model/serviceColour";
import { type Condition, SERVICE } from "../model/queryText";
import { stepOf } from "../model/stepOf";
import type { NanosRange } from "../model/timeRange";
import { comparedBy } from "./compared";
import type { Unit } from "./metricsText";
import { labelCondition } from "./seriesSpans";
import { formatValue } from "./values";

/** A label of a series, as text. */
export interface Label {
  key: string;
  text: string;
  /** What its spans have in common by it; null where no query can say it. */
  condition: Condition | null;
}

export interface Exemplar {
  traceId: string;
  spanId: string;
  /** Epoch nanoseconds. */
  time: bigint;
  value: number;
}

/** Numbers over time; not a number where there is a gap. */
export interface Series {
  key: string;
  name: string;
  labels: readonly Label[];
  colour: string;
  /** One for each of the chart's times. */
  values: readonly number[];
  exemplars: readonly Exemplar[];
}

export interface SeriesData {
  /** Epoch nanoseconds, ascending; a value at t speaks of the step that ends there. */
  times: readonly bigint[];
  series: readonly Series[];
}

const FUNCTION_LABEL = "__name__";
const QUANTILE_LABEL = "p";
const BUCKET_LABEL = "__bucket";

/** Where the samples of an answer lie, and which of them are none. */
export interface Grid {
  /** Whole steps, the last of which ends at the end. */
  range: NanosRange;
  stepNanos: bigint;
  /** Zero is the answer for a step without numbers: quantiles are greater. */
  zeroIsGap: boolean;
}

/** The answer's series over all times of the grid, be there samples or not. A colour goes with a name; it stays when others come and go, unless these hash to it as well. */
export function readSeries(answer: Metrics, bucketUnit: Unit, { range, stepNanos, zeroIsGap }: Grid): SeriesData {
  const first = BigInt(range.startNanos);
  const samples = Number((BigInt(range.endNanos) - first) / stepNanos) + 1;
  const times = Array.from({ length: samples }, (_, at) => first + BigInt(at) * stepNanos);
  const place = new Map(times.map((time, at) => [String(time), at]));
  const written = answer.series.map((series) =>
    Object.entries(series.labels).map(([key, value]) => ({
      key,
      text: textOf(key, value, bucketUnit),
      condition: labelCondition(key, value),
    })),
  );
  const compared = written.map(comparedBy);
  const labels = written.map((held, at) => compared[at]?.labels ?? held);
  const names = written.map((held, at) => compared[at]?.name ?? nameOf(held));
  const services = labels.every((held) => held.length === 1 && held[0]?.key === SERVICE);
  const colours = services ? serviceColours(names) : lineColours(names);
  return {
    times,
    series: answer.series.map(({ points, exemplars = [] }, at) => {
      const values = Array.from({ length: times.length }, () => Number.NaN);
      for (const [time, value] of points) {
        const step = place.get(time);
        const number = value === null ? Number.NaN : Number(value);
        if (step !== undefined && !(zeroIsGap && number === 0)) values[step] = number;
      }
      const held = labels[at] ?? [];
      // A bucket's example tells the value of its field, which the axis of counts has no place for.
      const bucket = held.some(({ key }) => key === BUCKET_LABEL);
      return {
        key: JSON.stringify(held),
        name: names[at] ?? "",
        labels: held,
        colour: isErrors(held) ? "var(--error)" : (colours[at] ?? ""),
        values,
        exemplars: exemplars.map(({ traceId, spanId, timeUnixNano, value }) => {
          const time = BigInt(timeUnixNano);
          const onLine = values[stepOf(time, times)] ?? Number.NaN;
          return { traceId, spanId, time, value: bucket ? onLine : Number(value) };
        }),
      };
    }),
  };
}

function textOf(key: string, value: AnyValue, bucketUnit: Unit): string {
  return key === BUCKET_LABEL ? `≤ ${formatValue(Number(valueText(value)), bucketUnit)}` : valueText(value);
}

/** What the legend calls a series: its labels' texts, the function's name where it has no others. */
export function nameOf(labels: readonly Pick<Label, "key" | "text">[]): string {
  const words = labels
    .filter(({ key }) => key !== FUNCTION_LABEL)
    .map(({ key, text }) => {
      if (key === QUANTILE_LABEL) return `p${Number((Number(text) * 100).toFixed(4))}`;
      return text === "" ? `${key}: none` : text;
    });
  return words.length > 0 ? words.join(" · ") : (labels[0]?.text ?? "all");
}

function isErrors(labels: readonly Label[]): boolean {
  return labels.length === 1 && /^(?:span:)?status$/.test(labels[0]?.key ?? "") && labels[0]?.text === "error";
}

/** The keys of all labels, in order of first use; the function's name only where it is all there is. */
export function labelKeys(series: readonly Series[]): readonly string[] {
  const keys = [...new Set(series.flatMap(({ labels }) => labels.map(({ key }) => key)))];
  return keys.length > 1 ? keys.filter((key) => key !== FUNCTION_LABEL) : keys;
}
