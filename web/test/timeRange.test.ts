import { expect, test } from "vitest";
import { inRequest, resolveRange } from "../src/model/timeRange";

const NOW = new Date("2026-11-26T12:00:00.500Z");

test("all time has no end, so that a span of the last nanosecond is in it", () => {
  const all = resolveRange({ kind: "relative", range: "all" }, NOW);
  expect(all.endNanos).toBe(String(2n ** 64n));
  expect(inRequest(all)).toEqual({ startTimeUnixNano: "0" });
});

test("every other range ends before its end", () => {
  const range = resolveRange({ kind: "relative", range: "15m" }, NOW);
  expect(inRequest(range)).toEqual({
    startTimeUnixNano: "1795693500500000000",
    endTimeUnixNano: "1795694400500000000",
  });
  const last = { startNanos: "1", endNanos: "18446744073709551615" };
  expect(inRequest(resolveRange({ kind: "absolute", ...last }, NOW))).toEqual({
    startTimeUnixNano: "1",
    endTimeUnixNano: last.endNanos,
  });
});
