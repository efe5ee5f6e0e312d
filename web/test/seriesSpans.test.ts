import { expect, test } from "vitest";
import { labelCondition, spansOf } from "../src/series/seriesSpans";

const text = (stringValue: string) => ({ stringValue });

test.each([
  ["resource.service.name", text('a "b"'), 'resource.service.name = "a \\"b\\""'],
  ["status", text("error"), "status = error"],
  ["kind", text("server"), "kind = server"],
  ["name", text("GET /"), 'name = "GET /"'],
  [".code", { intValue: "204" }, ".code = 204"],
  ["span.ratio", { doubleValue: 2 }, "span.ratio = 2.0"],
  ["span.tenant", text("nil"), "span.tenant = nil"],
])("the label %s is the condition of its spans", (key, value, expected) => {
  const condition = labelCondition(key, value);
  expect(condition && `${condition.field} ${condition.operator} ${condition.value}`).toBe(expected);
});

test.each([
  ["p", { doubleValue: 0.99 }],
  ["__bucket", { doubleValue: 1 }],
  ["__meta_type", text("selection")],
  ["duration", text("1.001µs")],
  ["event:name", text("nil")],
  ["event.k", text("nil")],
  ["link:traceID", text("nil")],
  ["link:dangling", text("nil")],
  ["link:wait", text("nil")],
  ["link.k", text("nil")],
  ["parent.event.k", text("nil")],
  ["span:parentID", text("nil")],
  ["rootServiceName", text("nil")],
  ["resource.service.name", text("nil")],
])("the label %s is no condition", (key, value) => {
  expect(labelCondition(key, value)).toBeNull();
});

test("the spans of a series are those of its query with all its labels", () => {
  const service = { key: "resource.service.name", condition: labelCondition("resource.service.name", text("cart")) };
  const keys = ["resource.service.name", "span.tenant", "p"];
  expect(spansOf("{ span:kind = server } | quantile_over_time(duration, .9) by (x)", [service], keys)).toBe(
    '{ span:kind = server && resource.service.name = "cart" && span.tenant = nil }',
  );
  expect(spansOf("{ } -> { } | rate() by (x)", [service], ["resource.service.name"])).toBe(
    '{ } -> { } | { resource.service.name = "cart" }',
  );
  expect(spansOf("{ } | count() > 5 | rate() by (x) with(max_links=2)", [service], ["resource.service.name"])).toBe(
    '{ } | count() > 5 | { resource.service.name = "cart" } with(max_links=2)',
  );
  expect(spansOf("({ } | rate()) * 2", [service], ["resource.service.name"])).toBeNull();
  expect(spansOf("{ } | rate() by (duration)", [{ key: "duration", condition: null }], ["duration"])).toBeNull();
});

test("what no query finds as missing leads to no spans", () => {
  const service = { key: "resource.service.name", condition: labelCondition("resource.service.name", text("cart")) };
  const spans = (missing: string) => spansOf("{ } | rate() by (x)", [service], ["resource.service.name", missing]);
  expect(spans("span.tenant")).toBe('{ resource.service.name = "cart" && span.tenant = nil }');
  expect(spans("parent.name")).toBe('{ resource.service.name = "cart" && parent.name = nil }');
  expect(
    ["event:name", "event.k", "link:spanID", "link.k", "parent.link:traceID", "nestedSetParent"].map(spans),
  ).toEqual([null, null, null, null, null, null]);
});
