import { expect, test } from "vitest";
import { formatForInput, formatInstant, formatInstantInFull, parseFromInput } from "../src/model/instants";

const NOON = 1_795_435_203_201_000_400n; // 2026-11-23T12:00:03.201000400Z
const NOW = new Date("2026-11-23T18:00:00Z");

test("today shows the time alone, other days and years say so", () => {
  expect(formatInstant(NOON, "utc", NOW)).toBe("12:00:03.201");
  expect(formatInstant(NOON - 86_400_000_000_000n, "utc", NOW)).toBe("Nov 22 12:00:03.201");
  expect(formatInstant(0n, "utc", NOW)).toBe("Jan 1 1970 00:00:00.000");
});

test("the full form keeps every nanosecond and the offset", () => {
  expect(formatInstantInFull(NOON, "utc")).toBe("2026-11-23T12:00:03.201000400Z");
  expect(formatInstantInFull(NOON, "local")).toBe("2026-11-23T13:00:03.201000400+01:00");
});

test("a time beyond the calendar is shown as the number it is", () => {
  expect(formatInstant(2n ** 64n - 1n, "utc", NOW)).toBe("Jul 21 2554 23:34:33.709");
  expect(formatInstant(10n ** 25n, "utc", NOW)).toBe("10000000000000000000000000 ns");
});

test.each([
  ["utc", "2026-11-23T12:00:03.201", "2026-11-23T12:00:04"],
  ["local", "2026-11-23T13:00:03.201", "2026-11-23T13:00:04"],
] as const)("an input's value in %s reads back", (zone, text, other) => {
  expect(formatForInput(NOON, zone)).toBe(text);
  expect(parseFromInput(text, 0n, zone)).toBe(NOON - 400n);
  expect(parseFromInput(other, NOON, zone)).toBe(1_795_435_204_000_000_000n);
  expect(parseFromInput("yesterday", NOON, zone)).toBeNull();
});

test.each(["utc", "local"] as const)("a time before 1970 is none in %s: times of spans count from there", (zone) => {
  expect(parseFromInput("1969-12-31T12:00", NOON, zone)).toBeNull();
  expect(parseFromInput(formatForInput(0n, zone), NOON, zone)).toBe(0n);
});

test("a time that nobody touched keeps its nanoseconds, and its place in an hour that comes twice", () => {
  expect(parseFromInput(formatForInput(NOON, "utc"), NOON, "utc")).toBe(NOON);
  for (const text of ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]) {
    const time = BigInt(Date.parse(text)) * 1_000_000n;
    expect(formatForInput(time, "local")).toBe("2026-10-25T02:30:00.000");
    expect(parseFromInput("2026-10-25T02:30:00.000", time, "local")).toBe(time);
  }
});
