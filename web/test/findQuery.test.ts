import { expect, test } from "vitest";
import { isQuery, queryWithin, startsOf } from "../src/trace/findQuery";
import type { Outline } from "../src/trace/outline";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const HERE = `trace:id = "${TRACE}"`;

test("a text is a query from its brace on", () => {
  expect(["{", "{ status = error }", " ( { span.a = 1 } || { })", "({ }"].map(isQuery)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(["", "checkout", "(internal)", "a { }", "GET {id}"].map(isQuery)).toEqual([false, false, false, false, false]);
});

test("one filter asks for the trace itself, unless spans are computed with", () => {
  expect(queryWithin("{ }", TRACE)).toBe(`{ ${HERE} }`);
  expect(queryWithin("{ status = error } | by(span:name) | count() > 2", TRACE)).toBe(
    `{ status = error } | by(span:name) | count() > 2 | { ${HERE} }`,
  );
  expect(queryWithin("{ span.a = 1 || span.b = 2 }", TRACE)).toBe(`{ (span.a = 1 || span.b = 2) && ${HERE} }`);
});

test("of several filters joined, what the whole yields must lie in the trace", () => {
  expect(queryWithin("{ span.a = 1 } -> { span.b = 2 }", TRACE)).toBe(`{ span.a = 1 } -> { span.b = 2 } | { ${HERE} }`);
  expect(queryWithin("({ span.a = 1 } || { span.b = 2 }) | count() > 1 with(max_links=2)", TRACE)).toBe(
    `({ span.a = 1 } || { span.b = 2 }) | count() > 1 | { ${HERE} } with(max_links=2)`,
  );
  expect(queryWithin("{ } !>> { status = error }", TRACE)).toBe(`{ } !>> { status = error } | { ${HERE} }`);
});

test("the range takes in the last start", () => {
  const outline = {
    startNanos: 1_795_445_934_114_000_123n,
    startOffsetNanos: Float64Array.of(0, 5_000, 17),
  } as unknown as Outline;
  expect(startsOf(outline)).toEqual({ startNanos: "1795445934114000123", endNanos: "1795445934114005124" });
});
