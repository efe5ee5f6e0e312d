import { expect, test } from "vitest";
import { askAcross, LINK_STEPS } from "../src/query/linkSteps";

test("one spanset stands as it is, more than that is held together, hints stay behind", () => {
  expect(askAcross("{ }", "… <- { }")).toBe("{ } <- { }");
  expect(askAcross('{ name = "a" }', "… -> { }")).toBe('{ name = "a" } -> { }');
  expect(askAcross("{ .a } && { .b }", "… <- { }")).toBe("({ .a } && { .b }) <- { }");
  expect(askAcross("{ .a } | { .b } with(max_links=2)", "… <<- { }")).toBe(
    "({ .a } | { .b }) <<- { } with(max_links=2)",
  );
  expect(askAcross("{ .a } <- { }", "… <- { }")).toBe("({ .a } <- { }) <- { }");
});

test("what a query holds is not read as a pattern", () => {
  expect(askAcross('{ .a = "$&" }', "… <- { }")).toBe('{ .a = "$&" } <- { }');
});

test("each step asks across links or sets a condition", () => {
  for (const { name, across, condition } of LINK_STEPS) {
    expect((across === null) !== (condition === null), name).toBe(true);
    expect(across?.startsWith("… ") ?? true, name).toBe(true);
  }
});
