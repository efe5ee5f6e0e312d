import { expect, test } from "vitest";
import { wholeOf } from "../src/histogram/stretches";
import { computedBy } from "../src/series/metricsText";
import type { Series } from "../src/series/seriesData";
import { readSort, rowsOf, sorted, writeSort } from "../src/series/tableRows";

const series = (name: string, values: readonly number[]): Series => ({
  key: name,
  name,
  labels: [{ key: "span:name", text: name, condition: null }],
  colour: "",
  values,
  exemplars: [],
});
const WHOLE = { times: [9n], series: [series("slow", [7]), series("quick", [2]), series("rare", [1])] };
const STEPS = { times: [3n, 6n, 9n], series: [series("quick", [1, 3, 2]), series("slow", [Number.NaN, 9, 5])] };
const names = (sort: string | undefined) =>
  sorted(rowsOf(WHOLE, STEPS), readSort(sort)).map(({ series: { name } }) => name);

test("a group has its number of the whole range, and how its values went over time once these are read", () => {
  expect(rowsOf(WHOLE, STEPS).map(({ whole, overTime }) => [whole, overTime?.max])).toEqual([
    [7, 9],
    [2, 3],
    [1, Number.NaN],
  ]);
  expect(rowsOf(WHOLE, null)[0]?.overTime).toBeNull();
});

test("rows stand in the order of the URL, the greatest first without one", () => {
  expect(names(undefined)).toEqual(["slow", "quick", "rare"]);
  expect(names("whole")).toEqual(["rare", "quick", "slow"]);
  expect(names("span:name")).toEqual(["quick", "rare", "slow"]);
  expect(names("-min")).toEqual(["slow", "quick", "rare"]);
});

test("a press on a column sorts by it, the next one the other way around", () => {
  expect(writeSort(readSort(undefined), "whole")).toBe("whole");
  expect(writeSort(readSort("whole"), "whole")).toBeUndefined();
  expect(writeSort(readSort(undefined), "max")).toBe("-max");
  expect(writeSort(readSort(undefined), "span:name")).toBe("span:name");
});

test("one sample measures exactly the spans that start in the range", () => {
  expect(wholeOf({ startNanos: "100", endNanos: "200" })).toEqual({ startNanos: "99", endNanos: "199" });
  expect(wholeOf({ startNanos: "0", endNanos: "200" })).toEqual({ startNanos: "0", endNanos: "199" });
});

test("the column of the numbers is named by what computes them", () => {
  expect(computedBy("{ } | avg_over_time(span:duration) by (span:name) | topk(3)")).toBe(
    "avg_over_time(span:duration)",
  );
  expect(computedBy("({ } | rate()) / ({ } | rate())")).toBeNull();
});
