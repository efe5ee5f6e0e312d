import { expect, test } from "vitest";
import { samplingOf } from "../src/series/sampling";

const SECOND = 1_000_000_000n;
const ALL = { kind: "relative", range: "all" } as const;
/** All time where a lone span starts at 5.25 s. */
const LONE = { startNanos: "5250000000", endNanos: "5250000001" };
const length = ({ startNanos, endNanos }: typeof LONE) => BigInt(endNanos) - BigInt(startNanos);

test("all time is whole seconds, so that a lone span makes no rate greater than one a second", () => {
  const whole = samplingOf("of the whole", LONE, ALL, undefined);
  expect(whole.stepNanos).toBeNull();
  // A sample without a step measures the time behind its start, up to its end.
  expect(whole.asks).toEqual({ startNanos: "4999999999", endNanos: "5999999999" });
  expect(length(whole.asks)).toBe(SECOND);

  const steps = samplingOf("of steps", LONE, ALL, undefined);
  expect(steps.stepNanos).toBe(SECOND);
  expect(steps.asks).toEqual({ startNanos: "5000000000", endNanos: "6000000000" });
});

test("all time of an hour has the steps of an hour", () => {
  const hour = { startNanos: "0", endNanos: String(3600n * SECOND) };
  expect(samplingOf("of steps", hour, ALL, undefined).stepNanos).toBe(60n * SECOND);
});

test("over all time there are no steps before the first span, and none behind the last", () => {
  const gridOf = (startNanos: bigint, lastNanos: bigint) => {
    const ends = { startNanos: String(startNanos), endNanos: String(lastNanos + 1n) };
    return samplingOf("of steps", ends, ALL, "10s").grid.range;
  };
  const at = (start: bigint, end: bigint) => ({ startNanos: String(start * SECOND), endNanos: String(end * SECOND) });
  expect(gridOf(21n * SECOND, 47n * SECOND)).toEqual(at(30n, 50n));
  // A sample measures the step that ends with it: a span that starts there is in it.
  expect(gridOf(20n * SECOND, 40n * SECOND)).toEqual(at(20n, 40n));
  expect(gridOf(20n * SECOND + 1n, 40n * SECOND + 1n)).toEqual(at(30n, 50n));
  expect(gridOf(5n, 6n)).toEqual(at(10n, 10n));
});

test("a range that somebody chose is measured as it is, however short", () => {
  const range = { startNanos: "1003", endNanos: "1103" };
  const chosen = { kind: "absolute", ...range } as const;
  expect(samplingOf("of the whole", range, chosen, undefined).asks).toEqual({ startNanos: "1002", endNanos: "1102" });
  expect(samplingOf("of steps", range, chosen, undefined).stepNanos).toBe(1n);
});

test("a step that somebody chose is taken", () => {
  expect(samplingOf("of steps", LONE, ALL, "1m")).toMatchObject({
    asks: { startNanos: "0", endNanos: String(60n * SECOND) },
    stepNanos: 60n * SECOND,
  });
});
