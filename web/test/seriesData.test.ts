import { expect, test } from "vitest";
import type { Metrics } from "../src/api/metrics";
import { aggregatesOf } from "../src/series/aggregates";
import { comparing } from "../src/series/comparing";
import { type Grid, labelKeys, nameOf, readSeries } from "../src/series/seriesData";
import { linePath } from "../src/series/geometry";
import { isOfQuantiles } from "../src/series/metricsText";
import { formatValue } from "../src/series/values";

const text = (stringValue: string) => ({ stringValue });
const GRID: Grid = { range: { startNanos: "10", endNanos: "40" }, stepNanos: 10n, zeroIsGap: false };
const read = (answer: Metrics) => readSeries(answer, "number", GRID);

test("series have a place for every step, with gaps where they have no sample", () => {
  const { times, series } = read({
    series: [
      {
        labels: { status: text("ok") },
        points: [
          ["20", 2],
          ["10", 1],
        ],
      },
      {
        labels: { status: text("error") },
        points: [
          ["20", null],
          ["30", "Infinity"],
        ],
      },
    ],
  });
  expect(times).toEqual([10n, 20n, 30n, 40n]);
  expect(series.map(({ values }) => values)).toEqual([
    [1, 2, Number.NaN, Number.NaN],
    [Number.NaN, Number.NaN, Number.POSITIVE_INFINITY, Number.NaN],
  ]);
  expect(series.map(({ name }) => name)).toEqual(["ok", "error"]);
  expect(series[1]?.colour).toBe("var(--error)");
});

test("a quantile of a step without numbers is a gap, a count of none is zero", () => {
  const points: [string, number][] = [
    ["10", 0],
    ["20", 0.5],
    ["30", 0],
    ["40", 0.25],
  ];
  const answer = { series: [{ labels: { p: { doubleValue: 0.5 } }, points }] };
  const valuesOf = (query: string) =>
    readSeries(answer, "number", { ...GRID, zeroIsGap: isOfQuantiles(query) }).series[0]?.values;
  const quantiles = valuesOf("{ } | quantile_over_time(span:duration, .5)");
  expect(quantiles).toEqual([Number.NaN, 0.5, Number.NaN, 0.25]);
  expect(linePath(quantiles ?? [], { bottom: 0, top: 1, ticks: [] }, 30, 100)).toBe("M10.0 50.0h0M30.0 75.0h0");
  expect(valuesOf("{ } | rate()")).toEqual([0, 0.5, 0, 0.25]);
});

test("a series keeps its colour when another one goes", () => {
  const cart = { labels: { "resource.service.name": text("cart") }, points: [] };
  const shop = { labels: { "resource.service.name": text("shop") }, points: [] };
  const both = read({ series: [cart, shop] }).series;
  expect(both[0]?.colour).not.toBe(both[1]?.colour);
  expect(read({ series: [cart] }).series[0]?.colour).toBe(both[0]?.colour);
  expect(read({ series: [shop] }).series[0]?.colour).toBe(both[1]?.colour);
});

test("names are the labels' texts; quantiles and buckets say what they are", () => {
  expect(nameOf([{ key: "__name__", text: "rate" }])).toBe("rate");
  expect(
    nameOf([
      { key: "span:name", text: "GET" },
      { key: "p", text: "0.99" },
    ]),
  ).toBe("GET · p99");
  expect(nameOf([{ key: "p", text: "0.999" }])).toBe("p99.9");
  expect(nameOf([{ key: "resource.service.name", text: "" }])).toBe("resource.service.name: none");
  expect(nameOf([])).toBe("all");
});

test("bounds of buckets have the unit of what is counted", () => {
  const bucket = { labels: { __bucket: { doubleValue: 1.073741824 } }, points: [] };
  expect(readSeries({ series: [bucket] }, "seconds", GRID).series[0]?.name).toBe("≤ 1.07 s");
  expect(read({ series: [bucket] }).series[0]?.name).toBe("≤ 1.074");
});

test("an example span lies at its own value, that of a bucket on the bucket's line", () => {
  const exemplars = [{ traceId: "t", spanId: "s", timeUnixNano: "15", value: 0.9 }];
  const points: [string, number][] = [
    ["10", 3],
    ["20", 7],
  ];
  const [longest, bucket] = read({
    series: [
      { labels: { name: text("GET") }, points, exemplars },
      { labels: { __bucket: { doubleValue: 1 } }, points, exemplars },
    ],
  }).series;
  expect(longest?.exemplars[0]).toEqual({ traceId: "t", spanId: "s", time: 15n, value: 0.9 });
  expect(bucket?.exemplars[0]?.value).toBe(7);
});

test("what a series was over time is computed of the samples there are", () => {
  expect(aggregatesOf([Number.NaN, 4, 2, Number.NaN])).toEqual({ last: 2, avg: 3, min: 2, max: 4 });
  expect(aggregatesOf([Number.NaN]).avg).toBeNaN();
});

test("gaps come last in either order, texts by their numbers", () => {
  const values = [2, Number.NaN, 10, 1];
  expect(values.toSorted(comparing(1))).toEqual([1, 2, 10, Number.NaN]);
  expect(values.toSorted(comparing(-1))).toEqual([10, 2, 1, Number.NaN]);
  expect(["b", "a10", "a9"].toSorted(comparing(1))).toEqual(["a9", "a10", "b"]);
  expect([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY].toSorted(comparing(1))).toHaveLength(2);
});

test("the columns of labels leave the function's name out where there are others", () => {
  const { series } = read({
    series: [
      { labels: { __name__: text("rate") }, points: [] },
      { labels: { "span.a": { intValue: 1 } }, points: [] },
    ],
  });
  expect(labelKeys(series)).toEqual(["span.a"]);
  expect(labelKeys(series.slice(0, 1))).toEqual(["__name__"]);
});

test("numbers carry their units", () => {
  expect(formatValue(0.00124, "seconds")).toBe("1.24 ms");
  expect(formatValue(1500, "nanoseconds")).toBe("1.50 µs");
  expect(formatValue(0.5, "per second")).toBe("0.5 /s");
  expect(formatValue(1 / 3, "number")).toBe("0.3333");
  expect(formatValue(12_345.6, "number")).toBe("12\u2009346");
  expect(formatValue(-2, "count")).toBe("−2");
  expect(formatValue(Number.NaN, "count")).toBe("–");
  expect(formatValue(Number.NEGATIVE_INFINITY, "number")).toBe("−∞");
  expect(formatValue(1e-9, "number")).toBe("1.00e-9");
});
