import { expect, test } from "vitest";
import type { MatchedSet } from "../src/api/search";
import { valuesOf } from "../src/explorer/setValues";

const of = (key: string, value: MatchedSet["attributes"][number]["value"], text: string) =>
  valuesOf({ count: 2, attributes: [{ key, value, text }] })[0];

test("what divides a set from others is named by its field, and narrows the query", () => {
  expect(of("by(resource.service.name)", { stringValue: "cart" }, '"cart"')).toMatchObject({
    name: "resource.service.name",
    group: true,
    text: "cart",
    exact: '"cart"',
    condition: { field: "resource.service.name", operator: "=", value: '"cart"' },
  });
  expect(of("by(span.code)", { stringValue: "" }, '""')).toMatchObject({ text: "(empty)" });
});

test("an expression that is no plain field narrows nothing", () => {
  expect(of("by(span.code / 100)", { intValue: "4" }, "4")).toMatchObject({ name: "span.code / 100", condition: null });
});

test("a group without a value narrows the query where a query can say so", () => {
  const narrowing = (field: string) => of(`by(${field})`, { stringValue: "nil" }, "nil")?.condition?.field ?? null;
  expect(["span.tier", ".tier", "parent.span.tier"].map(narrowing)).toEqual(["span.tier", ".tier", "parent.span.tier"]);
  expect(["event:name", "event.k", "link:spanID", "link.k", "link:wait", "parent.event.k"].map(narrowing)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(of("by(event:name)", { stringValue: "nil" }, '"nil"')?.condition).toMatchObject({
    field: "event:name",
    operator: "=",
    value: '"nil"',
  });
});

test("a computed number is no condition; it is cut to six figures, a duration to three", () => {
  expect(of("avg(span.size)", { doubleValue: 1234.56789 }, "1234.56789")).toEqual({
    name: "avg(span.size)",
    group: false,
    text: "1234.57",
    exact: "1234.56789",
    condition: null,
  });
  expect(of("max(duration)", { intValue: "12345678" }, "12.345678ms")).toMatchObject({
    text: "12.3 ms",
    exact: "12.345678ms",
  });
  expect(of("count()", { intValue: "12345678" }, "12345678")).toMatchObject({ text: "12345678" });
  expect(of("avg(span.size)", { doubleValue: "NaN" }, "NaN")).toMatchObject({ text: "NaN" });
});
