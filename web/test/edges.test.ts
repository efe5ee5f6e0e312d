import { expect, test } from "vitest";
import { emptyBars, withCounts } from "../src/histogram/bars";
import { type Clock, divisionOf, edgesOf, UTC } from "../src/histogram/edges";
import { stretchesOf } from "../src/histogram/stretches";
import { aheadOfUtc, formatInstantInFull } from "../src/model/instants";
import type { NanosRange } from "../src/model/timeRange";
import { answer } from "./sampledSeries";
import { random, SEED } from "./seed";

const HOUR = 3_600_000_000_000n;
const DAY = 24n * HOUR;
const berlin: Clock = (time) => aheadOfUtc(time, "local");
const nanosOf = (iso: string) => BigInt(Date.parse(iso)) * 1_000_000n;
const rangeOf = (start: string, end: string) => ({
  startNanos: String(nanosOf(start)),
  endNanos: String(nanosOf(end)),
});
const shown = (edges: readonly bigint[]) => edges.map((edge) => formatInstantInFull(edge, "local").slice(0, 16));

test("bars of days begin at midnight of the zone, and of hours at its full hours", () => {
  const range = rangeOf("2026-07-01T09:00Z", "2026-07-03T09:00Z");
  expect(shown(edgesOf(DAY, range, berlin))).toEqual([
    "2026-07-01T00:00",
    "2026-07-02T00:00",
    "2026-07-03T00:00",
    "2026-07-04T00:00",
  ]);
  expect(shown(edgesOf(12n * HOUR, range, berlin)).every((time) => /T(?:00|12):00$/.test(time))).toBe(true);
  expect(edgesOf(DAY, range, UTC).every((edge) => edge % DAY === 0n)).toBe(true);
});

test("a bar in which clocks are changed is an hour longer or shorter", () => {
  const hours = (start: string, end: string) => {
    const edges = edgesOf(DAY, rangeOf(start, end), berlin);
    expect(shown(edges).every((time) => time.endsWith("T00:00"))).toBe(true);
    return edges.slice(1).map((edge, at) => Number((edge - (edges[at] ?? 0n)) / HOUR));
  };
  expect(hours("2026-10-23T12:00Z", "2026-10-26T12:00Z")).toEqual([24, 24, 25, 24]);
  expect(hours("2026-03-28T12:00Z", "2026-03-30T12:00Z")).toEqual([24, 23, 24]);
});

test("clocks that change by whole steps change no bar", () => {
  const edges = edgesOf(HOUR, rangeOf("2026-10-24T22:00Z", "2026-10-25T04:00Z"), berlin);
  expect(edges.slice(1).every((edge, at) => edge - (edges[at] ?? 0n) === HOUR)).toBe(true);
});

test("samples are as long as the zone allows, and UTC's where there would be too many", () => {
  const month = rangeOf("2026-07-01T09:00Z", "2026-07-31T09:00Z");
  expect(divisionOf(12n * HOUR, month, berlin).sampleNanos).toBe(2n * HOUR);
  expect(divisionOf(12n * HOUR, month, UTC).sampleNanos).toBe(12n * HOUR);
  const years = rangeOf("2020-01-01T09:00Z", "2026-07-31T09:00Z");
  const { edges, sampleNanos } = divisionOf(30n * DAY, years, berlin);
  expect(sampleNanos).toBe(30n * DAY);
  expect(edges.every((edge) => edge % (30n * DAY) === 0n)).toBe(true);
});

test("bars by any clock cover the range, and count every start in it once", () => {
  const draw = random(SEED);
  for (let round = 0; round < 2_000; round++) {
    const below = (most: number) => BigInt(Math.floor(draw() * most));
    const step = below(12) + 2n;
    const [before, changed] = [below(30) - 15n, below(100)];
    // Clocks change by less than the steps that they do not change by whole ones.
    const change = below(2 * Number(step) - 1) - step + 1n;
    const clock: Clock = (time) => (time < changed ? before : before + change);
    const start = below(40);
    const range: NanosRange = { startNanos: String(start), endNanos: String(start + below(60) + 1n) };
    const starts = Array.from({ length: 30 }, () => below(120));
    const { edges, sampleNanos } = divisionOf(step, range, clock);
    const told = `seed ${SEED}, round ${round}: ${JSON.stringify(range)} by ${step}, ${before} and ${change} from ${changed}`;
    expect((edges[0] ?? 0n) <= start && (edges.at(-1) ?? 0n) >= BigInt(range.endNanos), told).toBe(true);
    expect(
      edges.every((edge, at) => at === 0 || edge > (edges[at - 1] ?? 0n)),
      told,
    ).toBe(true);

    const { head, steps, tail } = stretchesOf(sampleNanos, range);
    const points = [
      ...(head === null ? [] : answer(starts, head, null)),
      ...(steps === null ? [] : answer(starts, steps, sampleNanos)).filter(
        ([time]) => head === null || time !== steps?.startNanos,
      ),
      ...(tail === null ? [] : answer(starts, tail, null)),
    ];
    const series = [{ labels: {}, points }] as Parameters<typeof withCounts>[1];
    const counts = withCounts(emptyBars(range, step, edges), series).counts.map(({ unset }) => unset);
    const inRange = starts.filter((at) => at >= start && at < BigInt(range.endNanos));
    // A sample has the moment that it ends with, which begins the next bar.
    const expected = edges
      .slice(1)
      .map((edge, at) => inRange.filter((time) => time <= edge && (time > (edges[at] ?? 0n) || at === 0)).length);
    expect(counts, told).toEqual(expected);
  }
});
