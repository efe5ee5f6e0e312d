import { expect, test } from "vitest";
import { stepped } from "../src/controls/Combobox";

test.each([
  [-1, 1, 3, 0],
  [-1, -1, 3, 2],
  [0, -1, 3, 2],
  [2, 1, 3, 0],
  [1, 1, 3, 2],
  [-1, -1, 1, 0],
] as const)("from suggestion %i a step of %i among %i leads to %i", (from, step, count, to) => {
  expect(stepped(from, step, count)).toBe(to);
});
