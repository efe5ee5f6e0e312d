import { expect, test } from "vitest";
import { cutOfPages, endedLate } from "../src/api/cut";

const whole = { next: "more", cut: null };
const late = { next: "more", cut: { why: "deadline", detail: "out of time" } };
const walked = { next: null, cut: { why: "walk", detail: "too far" } };

test("what the deadline cut off a page is not missing once the next page goes on", () => {
  expect(cutOfPages([whole, late])).toBe("out of time");
  expect(cutOfPages([late, whole])).toBeNull();
  expect(endedLate(late)).toBe(true);
  expect(endedLate(whole)).toBe(false);
  expect(endedLate(undefined)).toBe(false);
});

test("a walk that ended on any page stays cut", () => {
  expect(cutOfPages([walked, whole])).toBe("too far");
  expect(cutOfPages([walked, late])).toBe("out of time");
  expect(cutOfPages([])).toBeNull();
});
