import { expect, test } from "vitest";
import { axisFor, labelPlaces, linePath, placeAt, spread, xOf, yOf } from "../src/series/geometry";
import { stepOf } from "../src/model/stepOf";
import { random, SEED } from "./seed";

test("an axis holds every number and zero, at round ticks", () => {
  expect(axisFor([3, 47], 5)).toEqual({ bottom: 0, top: 50, ticks: [0, 10, 20, 30, 40, 50] });
  expect(axisFor([-0.3, 0.2], 5)).toEqual({ bottom: -0.3, top: 0.2, ticks: [-0.3, -0.2, -0.1, 0, 0.1, 0.2] });
  expect(axisFor([Number.NaN, Number.POSITIVE_INFINITY], 4)).toEqual({ bottom: 0, top: 1, ticks: [0, 1] });
  expect(axisFor([], 4).ticks).toEqual([0, 1]);
});

test("any numbers lie within their axis, whose ticks are few and ascend", () => {
  const next = random(SEED);
  for (let round = 0; round < 500; round++) {
    const scale = 10 ** Math.floor(next() * 24 - 12);
    const numbers = Array.from({ length: 1 + Math.floor(next() * 9) }, () => (next() - 0.3) * scale);
    const { bottom, top, ticks } = axisFor(numbers, 5);
    const said = `seed ${SEED}, round ${round}: ${numbers.join(" ")}`;
    const slack = (top - bottom) * 1e-6;
    expect(Math.min(...numbers), said).toBeGreaterThanOrEqual(bottom - slack);
    expect(Math.max(...numbers), said).toBeLessThanOrEqual(top + slack);
    expect(ticks.length, said).toBeLessThanOrEqual(8);
    expect(
      ticks.every((tick, at) => at === 0 || tick > (ticks[at - 1] ?? 0)),
      said,
    ).toBe(true);
  }
});

test("a line breaks at gaps, and a value alone is a dot", () => {
  const axis = { bottom: 0, top: 10, ticks: [] };
  expect(linePath([0, 10, Number.NaN, 5, Number.NaN], axis, 40, 100)).toBe("M0.0 100.0L10.0 0.0M30.0 50.0h0");
  expect(linePath([Number.POSITIVE_INFINITY], axis, 40, 100)).toBe("M20.0 0.0h0");
  expect(linePath([], axis, 40, 100)).toBe("");
});

test("the crosshair stands at the place next to the pointer", () => {
  expect(placeAt(26, 5, 100)).toBe(1);
  expect(placeAt(-9, 5, 100)).toBe(0);
  expect(placeAt(900, 5, 100)).toBe(4);
  expect(placeAt(5, 1, 100)).toBe(0);
  expect(xOf(placeAt(50, 5, 100), 5, 100)).toBe(50);
});

test("an exemplar lies in the step that its time is in, behind the last in none", () => {
  const ends = [1_000n, 2_000n, 3_000n];
  expect([1n, 1_000n, 1_001n, 3_000n, 3_001n].map((time) => stepOf(time, ends))).toEqual([0, 0, 1, 2, -1]);
  expect(yOf(2.5, { bottom: 0, top: 10, ticks: [] }, 100)).toBe(75);
});

const MINUTE = 60_000_000_000n;
const minutes = (count: number, from = 0n) => Array.from({ length: count }, (_, at) => (from + BigInt(at)) * MINUTE);

test("labels on the time axis do not touch", () => {
  for (const count of [1, 2, 7, 60, 100, 5_000]) {
    const places = labelPlaces(minutes(count), MINUTE, 0n, 800, 110);
    const apart = places.slice(1).map((place, at) => xOf(place, count, 800) - xOf(places[at] ?? 0, count, 800));
    expect(
      apart.every((pixels) => pixels >= 100),
      `${count}: ${apart.join(" ")}`,
    ).toBe(true);
  }
  expect(labelPlaces([], MINUTE, 0n, 800, 110)).toEqual([]);
});

test("labels on the time axis stand at round times of the clock", () => {
  expect(labelPlaces(minutes(62, 3n), MINUTE, 0n, 990, 110)).toEqual([7, 17, 27, 37, 47, 57]);
  expect(labelPlaces(minutes(62, 3n), MINUTE, 2n * MINUTE, 990, 110)).toEqual([5, 15, 25, 35, 45, 55]);
});

test("of too many items as many as wanted are taken from all of them", () => {
  expect(spread([1, 2, 3], 3)).toEqual([1, 2, 3]);
  expect(spread([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([1, 4, 7]);
  expect(spread([1, 2, 3, 4], 3)).toEqual([1, 3]);
  expect(spread([], 3)).toEqual([]);
});
