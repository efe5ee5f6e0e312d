import { expect, test } from "vitest";
import { isBeingWritten } from "../src/query/beingWritten";

/** `|` is the caret, `^` stands before the error. */
function waits(marked: string): boolean {
  const offset = marked.replace("|", "").indexOf("^");
  const caret = marked.replace("^", "").indexOf("|");
  return isBeingWritten(marked.replace(/[|^]/g, ""), offset, caret);
}

test.each([
  ["{ resource.ser|^"],
  ["{ span.a = |^}"],
  ["{ span.a = ^ |}"],
  ["{ ^nam|}"],
  ['{ span.a = ^"tex|'],
  ['{ ^duration > "x"|}'],
  ["{ span.a = 1 && ^foo|}"],
])("what is unfinished at the caret waits: %s", (marked) => {
  expect(waits(marked)).toBe(true);
});

test.each([
  ["{ span.a = ^= |}"],
  ["{ span.a = ^= }|"],
  ["{ ^nam }|"],
  ["{ ^foo && span.a|}"],
  ["|{ span.a = ^= }"],
  ['{ name| = "a" ^'],
  ["{ span.a| = ^}"],
])("what is wrong elsewhere is told: %s", (marked) => {
  expect(waits(marked)).toBe(false);
});
