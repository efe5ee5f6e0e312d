import { expect, test } from "vitest";
import { chipText, conditionOf } from "../src/explorer/filters";
import { type Condition, readConditions, writeQuery } from "../src/model/queryText";

const EACH_KIND: Condition[] = [
  { field: "resource.service.name", operator: "=", value: { type: "string", text: 'quoted "name" \\ here' } },
  { field: "name", operator: "=~", value: { type: "string", text: "GET .*\nPOST" } },
  { field: "kind", operator: "!=", value: { type: "bare", text: "consumer" } },
  { field: "duration", operator: ">=", value: { type: "bare", text: "1.5ms" } },
  { field: "span.http.response.status_code", operator: "<", value: { type: "bare", text: "-500" } },
  { field: "span.a key", operator: "=", value: { type: "string", text: "x && y }" } },
];

test("conditions written as a query read back the same", () => {
  expect(readConditions(writeQuery(EACH_KIND))).toEqual(EACH_KIND);
  expect(writeQuery([])).toBe("{ }");
  expect(readConditions("{}")).toEqual([]);
});

test("a query is written as TraceQL has it", () => {
  expect(writeQuery(EACH_KIND.slice(2, 4))).toBe("{ kind != consumer && duration >= 1.5ms }");
  expect(writeQuery([EACH_KIND[5] as Condition])).toBe('{ span."a key" = "x && y }" }');
});

test.each([
  "",
  "{",
  "{ a = }",
  "{ a = 1 || b = 2 }",
  "{ a = 1 } >> { b = 2 }",
  "{ a = 1 } | rate()",
  "{ (a = 1) }",
  "{ a = 1 && }",
  '{ a = "open }',
])("%s is more than a list of conditions", (query) => {
  expect(readConditions(query)).toBeNull();
});

test("the filter form writes typed conditions and refuses what is none", () => {
  const draft = { field: "attribute", value: "7", attribute: "batch.size", valueType: null } as const;
  expect(conditionOf(draft)).toEqual({ field: "span.batch.size", operator: "=", value: { type: "bare", text: "7" } });
  expect(conditionOf({ ...draft, valueType: "string" })).toMatchObject({ value: { type: "string", text: "7" } });
  expect(conditionOf({ ...draft, field: "longer", value: "7" })).toHaveProperty("refusal");
  expect(conditionOf({ ...draft, field: "kind", value: "queue" })).toHaveProperty("refusal");
  expect(conditionOf({ ...draft, value: " " })).toHaveProperty("refusal");
});

test("a chip names the service by its short name", () => {
  expect(chipText({ field: "resource.service.name", operator: "=", value: { type: "string", text: "api" } })).toBe(
    "service = api",
  );
});
