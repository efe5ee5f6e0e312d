import { expect, test } from "vitest";
import { readPointer, traceparent } from "../src/model/ids";
import { parseSearchParameters, writeSearchParameters } from "../src/searchParameters";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

test.each([
  [TRACE, TRACE, null],
  [`  ${TRACE.toUpperCase()}\n`, TRACE, null],
  [`00-${TRACE}-${SPAN}-01`, TRACE, SPAN],
  [`traceparent: 00-${TRACE}-${SPAN}-00`, TRACE, SPAN],
  [`"00-${TRACE}-${SPAN}-01"`, TRACE, SPAN],
  [`  00-${TRACE}-${SPAN}-01\n`, TRACE, SPAN],
  [`cc-${TRACE}-${SPAN}-01`, TRACE, SPAN],
  [`cc-${TRACE}-${SPAN}-01-what-the-future-adds`, TRACE, SPAN],
  [traceparent(TRACE, SPAN), TRACE, SPAN],
])("%s points at a trace", (text, traceId, spanId) => {
  expect(readPointer(text)).toEqual({ kind: "trace", traceId, spanId });
});

test("16 hex digits alone point at a span", () => {
  expect(readPointer(` "${SPAN.toUpperCase()}"\n`)).toEqual({ kind: "span", spanId: SPAN });
});

test.each([
  ["", false, "nothing (expected: a trace id"],
  ["hello", false, "hello (expected: a trace id of 32 hex digits, a span id of 16, or a traceparent)"],
  ["facade", false, "expected: a trace id"],
  ["not sixteen hex!", false, "expected: a trace id"],
  [`${TRACE}0`, true, "33 hex digits (expected: 32 in a trace id, 16 in a span id)"],
  [TRACE.slice(0, 12), true, "12 hex digits"],
  [`g${SPAN.slice(1)}`, true, "expected: a trace id"],
  ["0".repeat(16), true, "all zero (expected: an id with a digit other than 0)"],
  ["0".repeat(32), true, "all zero"],
  [`00-${TRACE}-xyz-01`, true, "expected: a traceparent as 00-"],
  [`00-${"0".repeat(32)}-${SPAN}-01`, true, "not all 0"],
  [`00-${TRACE}-${SPAN}-01-more`, true, "2 hex digits, and no more"],
  [`00-${TRACE}-${SPAN}-01-`, true, "expected: a traceparent as 00-"],
  [`00-${TRACE}-${SPAN}-0123`, true, "expected: a traceparent as 00-"],
  [`00-${TRACE}-${SPAN}-01 more`, true, "expected: a traceparent as 00-"],
  [`00-${TRACE}-${SPAN}-01\nmore`, false, "expected: a traceparent as 00-"],
  [`cc-${TRACE}-${SPAN}-01more`, true, "expected: a traceparent as 00-"],
  [`cc-${TRACE}-${SPAN}-01 more`, true, "expected: a traceparent as 00-"],
  [`ff-${TRACE}-${SPAN}-01`, true, "expected: a traceparent as 00-"],
  ["traceparent: ", true, "traceparent: (expected:"],
  ["x".repeat(100), false, `${"x".repeat(60)}… (expected`],
])("%s points at nothing", (text, meant, refusal) => {
  const pointer = readPointer(text);
  expect(pointer).toEqual({ kind: "none", meant, refusal: expect.stringContaining(refusal) });
});

test("ids of digits alone survive the URL", () => {
  const parameters = { span: "1234567890123456", tab: "links", find: "1e5", q: '{ name = "a&b" }' };
  expect(parseSearchParameters(writeSearchParameters(parameters))).toEqual(parameters);
  expect(writeSearchParameters({ span: undefined, tab: "" })).toBe("");
});
