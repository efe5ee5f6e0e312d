import { expect, test } from "vitest";
import { axisTicks } from "../src/trace/zoom";
import { random, SEED } from "./seed";

test("ticks are round times within the zoom", () => {
  expect(axisTicks({ startNanos: 0, endNanos: 1_000 }, 5)).toEqual([0, 200, 400, 600, 800, 1_000]);
  expect(axisTicks({ startNanos: 130, endNanos: 260 }, 5)).toEqual([150, 200, 250]);
  expect(axisTicks({ startNanos: 3, endNanos: 5 }, 5)).toEqual([3, 4, 5]);
  expect(axisTicks({ startNanos: 0, endNanos: 400e9 }, 5)).toEqual([0, 120e9, 240e9, 360e9]);
});

test("any zoom gets few ticks, each behind the one before, also where numbers lie far apart", () => {
  const draw = random(SEED);
  const zooms = [{ startNanos: 2 ** 63, endNanos: 2 ** 63 + 2_048 }];
  for (let round = 0; round < 500; round++) {
    const startNanos = Math.floor(2 ** (draw() * 64));
    zooms.push({ startNanos, endNanos: startNanos + Math.floor(2 ** (draw() * 64)) + 1 });
  }
  for (const zoom of zooms.filter(({ startNanos, endNanos }) => startNanos < endNanos)) {
    const ticks = axisTicks(zoom, 5);
    const place = `${zoom.startNanos} to ${zoom.endNanos}, seed ${SEED}`;
    expect(ticks.length, place).toBeLessThanOrEqual(6);
    expect(new Set(ticks).size, place).toBe(ticks.length);
    expect(
      ticks.every((tick) => tick >= zoom.startNanos && tick <= zoom.endNanos),
      place,
    ).toBe(true);
  }
});
