import { expect, test } from "vitest";
import { followed, wrote } from "../src/trace/useLead";

test("what was typed on stands when what rested before is written late", () => {
  const late = wrote({ over: "", value: "abc", written: [] }, "ab");
  expect(late).toEqual({ over: "", value: "abc", written: ["ab"] });
  expect(followed(late, "ab").value).toBe("abc");
});

test("what was typed on stands when the URL gets what was written before", () => {
  expect(followed({ over: "", value: "abc", written: ["ab"] }, "ab")).toEqual({
    over: "ab",
    value: "abc",
    written: [],
  });
});

test("what was typed on stands when the URL gets first what was written before the last", () => {
  const first = followed({ over: "", value: "abc", written: ["a", "ab"] }, "a");
  expect(first).toEqual({ over: "a", value: "abc", written: ["ab"] });
  expect(followed(first, "ab")).toEqual({ over: "ab", value: "abc", written: [] });
});

test("what the URL passes over is not waited for", () => {
  expect(followed({ over: "", value: "abc", written: ["a", "ab"] }, "ab")).toEqual({
    over: "ab",
    value: "abc",
    written: [],
  });
});

test("a URL that something else has changed is followed", () => {
  expect(followed({ over: "ab", value: "abc", written: [] }, "")).toEqual({ over: "", value: "", written: [] });
  expect(followed({ over: "ab", value: "abc", written: ["abc"] }, "z")).toEqual({ over: "z", value: "z", written: [] });
});
