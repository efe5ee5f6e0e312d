import { expect, test } from "vitest";
import { type OutlineAnswer, readOutline } from "../src/api/outline";
import { findSpans } from "../src/trace/findSpans";
import { extentNanos, totals } from "../src/trace/outline";
import { axisTicks, parseZoom, placeOf } from "../src/trace/zoom";

const ANSWER: OutlineAnswer = {
  traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
  startTimeUnixNano: "1795435203201000400",
  conflictingSpanCount: 0,
  root: { service: "orders-batch", name: "process-batch" },
  services: ["orders-batch", "orders-db"],
  names: ["process-batch", "UPDATE orders", "reconcile"],
  spanId: ["00000000000000aa", "00000000000000bb", "00000000000000cc", "00000000000000dd"],
  parent: [-1, 0, -2, 0],
  service: [0, 1, 0, 0],
  name: [0, 1, 2, 2],
  kind: [5, 3, 1, 1],
  status: [0, 2, 0, 0],
  startOffsetNanos: ["0", "1000", "5000", "6000"],
  durationNanos: ["4000", "9000", "-20", null],
  eventCount: [0, 1, 0, 0],
  linksOut: [5, 0, 0, 1],
  linksIn: [0, 0, 2, 0],
};

test("columns keep their figures; a negative and an unusable duration do not stretch the trace", () => {
  const outline = readOutline(ANSWER);
  expect(outline.startNanos).toBe(1795435203201000400n);
  expect(outline.durationNanos[3]).toBeNaN();
  expect(extentNanos(outline)).toBe(10_000);
  expect(totals(outline)).toEqual({ errors: 1, linksOut: 6, linksIn: 2 });
});

test.each<[Partial<OutlineAnswer>, string]>([
  [{ parent: [-1] }, "outline: parent: 1 elements (expected: 4)"],
  [{ kind: [0, "x", 0, 0] }, "outline: kind: element 1: x (expected: a number)"],
  [{ linksIn: [0, null, 0, 0] }, "outline: linksIn: element 1: null (expected: a number)"],
  [{ spanId: [1, 2, 3, 4] }, "outline: spanId: an element is not a string"],
])("an answer with a damaged column is refused by name", (damage, detail) => {
  expect(() => readOutline({ ...ANSWER, ...damage })).toThrow(detail);
});

test("find looks at names, services and ids, case aside", () => {
  const outline = readOutline(ANSWER);
  expect([...findSpans(outline, "update")]).toEqual([0, 1, 0, 0]);
  expect([...findSpans(outline, "ORDERS-DB")]).toEqual([0, 1, 0, 0]);
  expect([...findSpans(outline, "0cc")]).toEqual([0, 0, 1, 0]);
  expect([...findSpans(outline, " ")]).toEqual([0, 0, 0, 0]);
});

test("a zoom is read from the URL when it lies in the trace", () => {
  expect(parseZoom("10-20", 100)).toEqual({ startNanos: 10, endNanos: 20 });
  expect(parseZoom("10-200", 100)).toEqual({ startNanos: 10, endNanos: 100 });
  expect(parseZoom("20-10", 100)).toBeNull();
  expect(parseZoom("100-200", 100)).toBeNull();
  expect(parseZoom(undefined, 100)).toBeNull();
});

test("bars are placed as shares of the zoom and cut at its ends", () => {
  const zoom = { startNanos: 100, endNanos: 200 };
  expect(placeOf(zoom, 150, 25)).toEqual({ left: 0.5, right: 0.75 });
  expect(placeOf(zoom, 0, 1000)).toEqual({ left: 0, right: 1 });
  expect(placeOf(zoom, 120, -50)).toEqual({ left: 0.2, right: 0.2 });
  expect(placeOf(zoom, 120, Number.NaN)).toEqual({ left: 0.2, right: 0.2 });
  expect(placeOf(zoom, 201, 5)).toBeNull();
  expect(placeOf(zoom, 0, 50)).toBeNull();
});

test("ticks are round", () => {
  expect(axisTicks({ startNanos: 0, endNanos: 1240 }, 5)).toEqual([0, 500, 1000]);
  expect(axisTicks({ startNanos: 130, endNanos: 200 }, 5)).toEqual([140, 160, 180, 200]);
  expect(axisTicks({ startNanos: 0, endNanos: 1 }, 5)).toEqual([0, 1]);
});
