import { expect, test } from "vitest";
import { followed } from "../src/trace/useLead";

test("what was typed on stands when the URL gets what was written before", () => {
  expect(followed({ over: "", value: "abc", written: "ab" }, "ab")).toEqual({
    over: "ab",
    value: "abc",
    written: null,
  });
});

test("a URL that something else has changed is followed", () => {
  expect(followed({ over: "ab", value: "abc", written: null }, "")).toEqual({ over: "", value: "", written: null });
  expect(followed({ over: "ab", value: "abc", written: "abc" }, "z")).toEqual({ over: "z", value: "z", written: null });
});
