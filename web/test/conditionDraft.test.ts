import { expect, test } from "vitest";
import {
  type ConditionDraft,
  conditionOf,
  draftOf,
  emptyDraft,
  fieldOf,
  operatorsFor,
} from "../src/query/conditionDraft";
import { writeCondition } from "../src/model/queryText";

function written(parts: Partial<ConditionDraft>): string {
  const condition = conditionOf({ ...emptyDraft(), ...parts });
  return "refusal" in condition ? `refused: ${condition.refusal}` : writeCondition(condition);
}

test.each([
  [{ field: "service", value: "cart" }, 'resource.service.name = "cart"'],
  [{ field: "http.route", value: "/a b" }, 'span.http.route = "/a b"'],
  [{ field: "resource.a key", value: "7" }, 'resource."a key" = 7'],
  [{ field: "span.code", value: "7", type: "string" }, 'span.code = "7"'],
  [{ field: "span.code", operator: "=~", value: "7" }, 'span.code =~ "7"'],
  [{ field: "span.ok", value: "true" }, "span.ok = true"],
  [{ field: "span.wait", operator: ">", value: "1m30s" }, "span.wait > 1m30s"],
  [{ field: "span:name", value: "7" }, 'span:name = "7"'],
  [{ field: "status", value: "error" }, "status = error"],
  [{ field: "span:duration", operator: ">=", value: "1.5ms" }, "span:duration >= 1.5ms"],
  [{ field: "link:wait", operator: ">", value: "1d12h" }, "link:wait > 1d12h"],
  [{ field: "span:duration", operator: "<", value: "5µs" }, "span:duration < 5µs"],
  [{ field: "span.a", value: "x", constant: '"x"' }, 'span.a = "x"'],
  [{ field: "span.a", operator: "!~", value: "x", constant: "`x`" }, "span.a !~ `x`"],
  [{ field: "span.n", operator: "=~", value: "-5", constant: "-5" }, 'span.n =~ "-5"'],
  [{ field: "span.n", operator: ">", value: "1.5e9" }, "span.n > 1.5e9"],
  [{ field: "span.ratio", operator: ">", value: "-1", type: "double" }, "span.ratio > -1.0"],
  [{ field: "span.ratio", operator: ">", value: "0.5", type: "double" }, "span.ratio > 0.5"],
  [{ field: "span.n", operator: ">", value: "1", type: "double, int" }, "span.n > 1"],
] as const)("the form with %j means a typed condition", (parts, expected) => {
  expect(written(parts)).toBe(expected);
});

test.each([
  [{ field: " ", value: "x" }, /^refused: Field: nothing/],
  [{ field: "kind", value: "queue" }, /^refused: kind: queue \(expected: unspecified, internal/],
  [{ field: "duration", value: "7" }, /^refused: duration: 7 \(expected: a number with ns/],
  [{ field: "trace:duration", value: "" }, /^refused: trace:duration: nothing/],
  [{ field: "event:timeSinceStart", value: "7" }, /^refused: event:timeSinceStart: 7 \(expected: a number with ns/],
])("the form with %j says what it expected", (parts, refusal) => {
  expect(written(parts)).toMatch(refusal);
});

test("a chip's condition passes through the form unchanged", () => {
  for (const condition of [
    { field: "span.n", operator: "<", value: "-5" },
    { field: 'span."a key"', operator: "=~", value: '"x \\"y\\""' },
    { field: "status", operator: "!=", value: "ok" },
  ] as const) {
    expect(conditionOf(draftOf(condition))).toEqual(condition);
  }
});

test("a float that is edited stays one", () => {
  const edited = { ...draftOf({ field: "span.ratio", operator: ">", value: "0.5" }), value: "2", constant: null };
  expect(conditionOf(edited)).toEqual({ field: "span.ratio", operator: ">", value: "2.0" });
});

test("operators fit the field", () => {
  expect(operatorsFor({ ...emptyDraft(), field: "status" })).toEqual(["=", "!="]);
  for (const field of ["span:duration", "duration", "link:wait", "event:timeSinceStart"]) {
    expect(operatorsFor({ ...emptyDraft(), field })[0]).toBe(">");
  }
  expect(operatorsFor({ ...emptyDraft(), field: "resource.service.name" })).not.toContain(">");
  expect(operatorsFor({ ...emptyDraft(), field: "span.any" })).toContain(">=");
});

test("a field is written as a query needs it", () => {
  expect(fieldOf("Links in")).toBe("span:linkedByCount");
  expect(fieldOf("link.order")).toBe("link.order");
  expect(fieldOf("event.exception type")).toBe('event."exception type"');
});
