import { expect, test } from "vitest";
import {
  alignedTo,
  barAt,
  emptyBars,
  heightsOf,
  outsideOf,
  placeWithin,
  rangeOf,
  stepFor,
  totalOf,
  withCounts,
} from "../src/histogram/bars";
import { edgesOf, UTC } from "../src/histogram/edges";
import { stretchesOf } from "../src/histogram/stretches";
import type { NanosRange } from "../src/model/timeRange";
import { answer } from "./sampledSeries";
import { random, SEED } from "./seed";

const HOUR = 3_600_000_000_000n;
const barsOf = (step: bigint, range: NanosRange) => emptyBars(range, step, edgesOf(step, range, UTC));

test.each([
  [HOUR, 60_000_000_000n],
  [24n * HOUR, 900_000_000_000n],
  [30n * 24n * HOUR, 12n * HOUR],
  [1_000n, 10n],
  [1n, 1n],
])("a range of %i ns is divided into steps of %i ns", (range, step) => {
  expect(stepFor(range)).toBe(step);
});

test("any range gets at most a hundred and two whole steps that cover it", () => {
  const draw = random(SEED);
  for (let round = 0; round < 500; round++) {
    const start = BigInt(Math.floor(draw() * 2 ** 60));
    const end = start + BigInt(Math.floor(2 ** (draw() * 63))) + 1n;
    const step = stepFor(end - start);
    const aligned = alignedTo(step, { startNanos: String(start), endNanos: String(end) });
    const [from, to] = [BigInt(aligned.startNanos), BigInt(aligned.endNanos)];
    expect(from <= start && to >= end && from % step === 0n && to % step === 0n).toBe(true);
    expect(Number((to - from) / step)).toBeLessThanOrEqual(102);
  }
});

test("a point counts for the step that ends at its time", () => {
  const range = { startNanos: "100", endNanos: "130" };
  const series = [
    {
      labels: { "span:status": { stringValue: "error" } },
      points: [
        ["90", 9],
        ["100", 1],
        ["130", 2],
      ],
    },
    {
      labels: { "span:status": { stringValue: "unset" } },
      points: [
        ["120", 4],
        ["130", null],
        ["140", 7],
      ],
    },
  ] as Parameters<typeof withCounts>[1];
  const bars = withCounts(barsOf(10n, range), series);
  expect(bars.counts).toEqual([
    { unset: 0, ok: 0, error: 1 },
    { unset: 4, ok: 0, error: 0 },
    { unset: 0, ok: 0, error: 2 },
  ]);
  expect(totalOf(bars.counts)).toEqual({ unset: 4, ok: 0, error: 3 });
  expect(rangeOf(bars, 2, 1)).toEqual({ startNanos: "110", endNanos: "130" });
});

test.each([
  [0, 0],
  [0.249, 0],
  [0.25, 1],
  [1, 3],
  [-1, 0],
])("a share of %f lies in bar %i of four", (share, bar) => {
  expect(barAt(share, 4)).toBe(bar);
});

test("a bar that is gone since is the last one", () => {
  expect([-1, 0, 2, 3, 99].map((place) => placeWithin(place, 3))).toEqual([0, 0, 2, 2, 2]);
});

test("bars zoom no further than the range that they cut", () => {
  const bars = barsOf(10n, { startNanos: "104", endNanos: "125" });
  expect(bars.counts).toHaveLength(3);
  expect(rangeOf(bars, 0, 2)).toEqual(bars.range);
  expect(rangeOf(bars, 1, 1)).toEqual({ startNanos: "110", endNanos: "120" });
  expect(outsideOf(bars).before).toBeCloseTo(4 / 30);
  expect(outsideOf(bars).behind).toBeCloseTo(5 / 30);
});

test("stretches count every start in the range once and no other", () => {
  const draw = random(SEED);
  for (let round = 0; round < 2_000; round++) {
    const below = (most: number) => BigInt(Math.floor(draw() * most));
    const step = below(12) + 1n;
    const start = below(40);
    const range = { startNanos: String(start), endNanos: String(start + below(60) + 1n) };
    const starts = Array.from({ length: 30 }, () => below(120));
    const { head, steps, tail } = stretchesOf(step, range);
    const points = [
      ...(head === null ? [] : answer(starts, head, null)),
      ...(steps === null ? [] : answer(starts, steps, step)).filter(
        ([time]) => head === null || time !== steps?.startNanos,
      ),
      ...(tail === null ? [] : answer(starts, tail, null)),
    ];
    const series = [{ labels: {}, points }] as Parameters<typeof withCounts>[1];
    const inRange = starts.filter((at) => at >= start && at < BigInt(range.endNanos)).length;
    const counted = totalOf(withCounts(barsOf(step, range), series).counts).unset;
    expect(counted, `seed ${SEED}, round ${round}: ${JSON.stringify(range)} by ${step}`).toBe(inRange);
  }
});

test("a bar's parts fit into its height and stay in sight", () => {
  expect(heightsOf({ unset: 0, ok: 0, error: 0 }, 10)).toEqual({ unset: 0, ok: 0, error: 0 });
  expect(heightsOf({ unset: 2, ok: 3, error: 5 }, 10)).toEqual({ unset: 0.2, ok: 0.3, error: 0.5 });
  const { unset, ok, error } = heightsOf({ unset: 9_998, ok: 1, error: 1 }, 10_000);
  expect([ok, error]).toEqual([0.04, 0.04]);
  expect(unset + ok + error).toBe(1);
});
