import { expect, test } from "vitest";
import { parseDestination, parseSpanId, traceparent } from "../src/model/ids";
import { parseSearchParameters, writeSearchParameters } from "../src/searchParameters";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

test.each([
  [TRACE, TRACE, null],
  [`  ${TRACE.toUpperCase()}\n`, TRACE, null],
  [`00-${TRACE}-${SPAN}-01`, TRACE, SPAN],
  [`traceparent: 00-${TRACE}-${SPAN}-00`, TRACE, SPAN],
  [`"00-${TRACE}-${SPAN}-01"`, TRACE, SPAN],
  [`cc-${TRACE}-${SPAN}-01-what-the-future-adds`, TRACE, SPAN],
  [traceparent(TRACE, SPAN), TRACE, SPAN],
])("%s is a destination", (text, traceId, spanId) => {
  expect(parseDestination(text)).toEqual({ traceId, spanId });
});

test.each(["", SPAN, `${TRACE}0`, "0".repeat(32), "hello", `00-${TRACE}-xyz-01`])("%s is none", (text) => {
  expect(parseDestination(text)).toBeNull();
});

test("a span id alone is 16 hex digits that are not all zero", () => {
  expect(parseSpanId(` "${SPAN.toUpperCase()}"\n`)).toBe(SPAN);
  for (const text of ["", TRACE, `${SPAN}0`, "0".repeat(16), "not sixteen hex"]) expect(parseSpanId(text)).toBeNull();
});

test("ids of digits alone survive the URL", () => {
  const parameters = { span: "1234567890123456", tab: "links", find: "1e5", q: '{ name = "a&b" }' };
  expect(parseSearchParameters(writeSearchParameters(parameters))).toEqual(parameters);
  expect(writeSearchParameters({ span: undefined, tab: "" })).toBe("");
});
