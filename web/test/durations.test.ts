import { expect, test } from "vitest";
import { DURATIONS, durationsAt } from "../src/query/durations";

const labels = (text: string) => durationsAt(text, text.length)?.items.map(({ label }) => label);

test.each(["{ duration > ", "{ link:wait >= ", "{ .a && span:duration<", "{ trace:duration != "])(
  "behind %s durations may stand",
  (text) => {
    expect(labels(text)).toEqual(DURATIONS);
    expect(durationsAt(text, text.length)?.from).toBe(text.length);
  },
);

test("a begun number has each unit", () => {
  expect(labels("{ link:wait > 15")).toEqual(["15ms", "15s", "15m", "15h"]);
  expect(labels("{ duration > 1.5")).toEqual(["1.5ms", "1.5s", "1.5m", "1.5h"]);
  expect(durationsAt("{ link:wait > 15", 16)?.from).toBe(14);
});

test.each(["", "{ ", "{ duration", "{ duration ", "{ name = ", "{ span.duration > ", "{ duration > 1ms ", "{ } > "])(
  "nothing is offered behind %j",
  (text) => {
    expect(durationsAt(text, text.length)).toBeNull();
  },
);
