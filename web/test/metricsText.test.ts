import { expect, test } from "vitest";
import { metricsSuggestions } from "../src/series/metricsSuggestions";
import { bucketUnitOf, groupedBy, groupOf, setsBehind, spansBehind, unitOf } from "../src/series/metricsText";

test("the spans behind a metrics query are its text before the function", () => {
  expect(spansBehind('{ span.a = "| rate()" } | rate() by (span:name) | topk(3)')).toBe('{ span.a = "| rate()" }');
  expect(spansBehind("{ } >> { status = error } | by(span:name) | count_over_time()")).toBe(
    "{ } >> { status = error } | by(span:name)",
  );
  expect(spansBehind("{ } ->> { } | rate() by (name) | topk(3) with(max_links=2) // near")).toBe(
    "{ } ->> { } with(max_links=2)",
  );
  expect(spansBehind("{ } ->> { } with(max_links=2) | rate()")).toBe("{ } ->> { } with(max_links=2)");
  expect(spansBehind("({ } | rate()) / ({ } | rate())")).toBeNull();
  expect(spansBehind("{ } | count() > 2")).toBeNull();
});

test("arithmetic of series measures the spans of each of them, each set once", () => {
  expect(setsBehind("{ } | rate() by (name) with(max_links=2)")).toEqual(["{ } with(max_links=2)"]);
  expect(setsBehind("({ status = error } | rate()) / ({ } | rate())")).toEqual(["{ status = error }", "{ }"]);
  expect(setsBehind("({ } | rate()) / ({ } | count_over_time() by (name))")).toEqual(["{ }"]);
  expect(setsBehind("({ } | rate()) * 60")).toEqual(["{ }"]);
  expect(setsBehind("(({ .a = 1 } ->> { } | rate()) - ({ .b = 1 } | rate())) * 2 with(max_links=3)")).toEqual([
    "{ .a = 1 } ->> { } with(max_links=3)",
    "{ .b = 1 } with(max_links=3)",
  ]);
  expect(setsBehind("({ } -> { status = error }) | count() > 2")).toEqual([]);
});

test("a group is read, replaced, added and removed", () => {
  const query = "{ } | quantile_over_time(duration, .5, .99) by (span:name, span.a) | topk(3)";
  expect(groupOf(query)).toBe("span:name, span.a");
  expect(groupedBy(query, "resource.service.name")).toBe(
    "{ } | quantile_over_time(duration, .5, .99) by (resource.service.name) | topk(3)",
  );
  expect(groupedBy(query, "")).toBe("{ } | quantile_over_time(duration, .5, .99) | topk(3)");
  expect(groupedBy("{ } | rate() with(exemplars=3)", "span:kind")).toBe(
    "{ } | rate() by (span:kind) with(exemplars=3)",
  );
  expect(groupOf("{ } | rate()")).toBe("");
  expect(groupOf("{ } | compare({ status = error })")).toBeNull();
  expect(groupOf("({ } | rate()) * 2")).toBeNull();
});

test("numbers have the unit of the function or its field", () => {
  expect(unitOf("{ } | rate()")).toBe("per second");
  expect(unitOf("{ } | count_over_time() by (span:name)")).toBe("count");
  expect(unitOf("{ } | avg_over_time(span:duration)")).toBe("seconds");
  expect(unitOf("{ } | max_over_time(trace:duration)")).toBe("nanoseconds");
  expect(unitOf("{ } | max_over_time(span.size)")).toBe("number");
  expect(unitOf("({ } | rate()) / ({ } | rate())")).toBe("number");
});

test("a histogram's bounds have the unit of its field", () => {
  expect(bucketUnitOf("{ } | histogram_over_time(span:duration)")).toBe("seconds");
  expect(bucketUnitOf("{ } | histogram_over_time(span.size)")).toBe("number");
});

test("a suggestion stands before the query's hints", () => {
  expect(metricsSuggestions("{ status = error } with(max_links=3)")[0]?.query).toBe(
    "{ status = error } | rate() with(max_links=3)",
  );
});
