import { expect, test } from "vitest";
import { alignedTo, barAt, barsOf, heightsOf, rangeOf, stepFor, totalOf } from "../src/histogram/bars";
import { random, SEED } from "./seed";

const HOUR = 3_600_000_000_000n;

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
        ["100", 9],
        ["110", 1],
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
  ] as Parameters<typeof barsOf>[0];
  const bars = barsOf(series, 10n, range);
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

test("a bar's parts fit into its height and stay in sight", () => {
  expect(heightsOf({ unset: 0, ok: 0, error: 0 }, 10)).toEqual({ failed: 0, others: 0 });
  expect(heightsOf({ unset: 5, ok: 0, error: 5 }, 10)).toEqual({ failed: 0.5, others: 0.5 });
  const { failed, others } = heightsOf({ unset: 9_999, ok: 0, error: 1 }, 10_000);
  expect(failed).toBe(0.04);
  expect(failed + others).toBe(1);
});
