import { expect, test } from "vitest";
import { cutInWords, cutOfPages, endedLate } from "../src/api/cut";

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
  expect(cutOfPages([walked, late])).toBe("out of time; too far");
  expect(cutOfPages([])).toBeNull();
});

test("what was left out before a deadline stays missing when the next page goes on", () => {
  const besides = { why: "trace", detail: "too large" };
  const both = { next: "more", cut: { ...late.cut, besides } };
  expect(cutOfPages([both])).toBe("out of time; too large");
  expect(cutOfPages([both, whole])).toBe("too large");
  expect(cutInWords(both.cut)).toBe("out of time; too large");
  expect(cutInWords(late.cut)).toBe("out of time");
  expect(cutInWords(null)).toBeNull();
});
