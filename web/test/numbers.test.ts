import { expect, test } from "vitest";
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatNanos,
  formatOffset,
  formatTick,
  plural,
} from "../src/model/numbers";

test.each([
  [0, "0 ns"],
  [1, "1 ns"],
  [999, "999 ns"],
  [1_240, "1.24 µs"],
  [31_200_000, "31.2 ms"],
  [999_400_000, "999 ms"],
  [999_999_999, "1.00 s"],
  [4e9, "4.00 s"],
  [5.06e9, "5.06 s"],
  [90e9, "1.50 min"],
  [3_600e9, "1.00 h"],
  [400 * 86_400e9, "400 d"],
  [2 ** 64, "213 504 d".replace(" ", "\u2009")],
  [-5_000, "−5.00 µs"],
  [Number.NaN, "–"],
])("%d ns reads %s", (nanos, text) => {
  expect(formatDuration(nanos)).toBe(text);
});

test("a distance in time has one sign", () => {
  expect([1_240_000, 0, -5_000].map(formatOffset)).toEqual(["+1.24 ms", "+0 ns", "−5.00 µs"]);
});

test("a duration that overflows has no figure", () => {
  expect(formatNanos(null)).toBe("–");
  expect(formatNanos("1240000000")).toBe("1.24 s");
});

test.each([
  [500e6, 100e6, "500 ms"],
  [1.5e9, 500e6, "1.5 s"],
  [2e9, 500e6, "2 s"],
  [20e9, 5e9, "20 s"],
  [14.428e9, 1e6, "14.428 s"],
  [14.428_0001e9, 100, "14.4280001 s"],
  [60e9, 20e9, "1 min"],
  [90e9, 10e9, "1 min 30 s"],
  [5_400e9, 1_800e9, "1 h 30 min"],
  [0, 1e9, "0"],
])("a tick at %d, %d from the next, reads %s", (nanos, step, text) => {
  expect(formatTick(nanos, step)).toBe(text);
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "1.00 kB"],
  [999_499, "999 kB"],
  [999_500, "1.00 MB"],
  [1_240_000, "1.24 MB"],
  [31_200_000_000, "31.2 GB"],
])("%d bytes read %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test("counts have thin separators and nouns their number", () => {
  expect(formatCount(1_234_567)).toBe("1\u2009234\u2009567");
  expect(plural(1, "span")).toBe("1 span");
  expect(plural(0, "span")).toBe("0 spans");
});
