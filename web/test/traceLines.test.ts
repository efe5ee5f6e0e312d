import { expect, test } from "vitest";
import type { MatchedSet, TraceRow } from "../src/api/search";
import { valuesOf } from "../src/explorer/setValues";
import { linesOf } from "../src/explorer/traceLines";

const set: MatchedSet = { attributes: [], count: 1 };
const trace = (matched: object) => ({ matched: { count: 5, spans: [{}, {}, {}], ...matched } }) as unknown as TraceRow;
const kinds = (row: TraceRow, unfolded: boolean) => linesOf(row, unfolded).map(({ kind }) => kind);

test("a trace unfolds to its matched spans", () => {
  expect(kinds(trace({}), false)).toEqual(["trace"]);
  expect(kinds(trace({}), true)).toEqual(["trace", "span", "span", "span", "moreSpans"]);
});

test("groups stand below their trace, the first three before it is unfolded", () => {
  const row = trace({ sets: [set, set, set, set, set], setCount: 5 });
  expect(linesOf(row, false).slice(1)).toEqual([
    { kind: "set", at: 0 },
    { kind: "set", at: 1 },
    { kind: "set", at: 2 },
    { kind: "moreSets", rest: 2, unfolds: true },
  ]);
  expect(kinds(row, true).filter((kind) => kind === "set")).toHaveLength(5);
  expect(linesOf(trace({ sets: [set, set], setCount: 9 }), true)[3]).toEqual({
    kind: "moreSets",
    rest: 7,
    unfolds: false,
  });
});

test("values of a group are readable, and exact where one looks closer", () => {
  const values = valuesOf({
    attributes: [
      { key: "by(resource.service.name)", value: { stringValue: "cart" }, text: '"cart"' },
      { key: "by(span.tier)", value: {}, text: "nil" },
      { key: "count()", value: { intValue: "3" }, text: "3" },
      { key: "avg(span:duration)", value: { intValue: "12345678" }, text: "12345678ns" },
      { key: "avg(span.code)", value: { doubleValue: 1 / 3 }, text: "0.3333333333333333" },
    ],
    count: 3,
  });
  expect(values.map(({ name, group, text }) => [name, group, text])).toEqual([
    ["resource.service.name", true, "cart"],
    ["span.tier", true, "nil"],
    ["count()", false, "3"],
    ["avg(span:duration)", false, "12.3 ms"],
    ["avg(span.code)", false, "0.333333"],
  ]);
  expect(values[3]?.exact).toBe("12345678ns");
});
