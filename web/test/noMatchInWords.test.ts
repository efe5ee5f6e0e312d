import { expect, test } from "vitest";
import { noMatchInWords } from "../src/explorer/noMatchInWords";

const Q = "{ status = error }";

test("where nothing matches, the range is named and what lies outside of it", () => {
  expect(noMatchInWords({ q: Q }, false)).toEqual({
    title: "Nothing matches in the last hour",
    about: "Spans outside of it may match.",
  });
  expect(noMatchInWords({ start: "1", end: "2" }, false)).toEqual({
    title: "Nothing matches in this time range",
    about: "Spans are stored, but none starts here.",
  });
});

test("outside of all time lies nothing", () => {
  expect(noMatchInWords({ q: Q, range: "all" }, false)).toEqual({ title: "Nothing matches", about: null });
});

test("a search that ran out of time says so, in any range", () => {
  expect(noMatchInWords({ q: Q, range: "all" }, true).title).toBe("Nothing found so far");
  expect(noMatchInWords({ q: Q, range: "7d" }, true)).toEqual({
    title: "Nothing found so far in the last 7 days",
    about: "The search ran out of time before it had looked at everything.",
  });
});
