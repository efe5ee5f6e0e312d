import { expect, test } from "vitest";
import { incompleteInWords } from "../src/api/incomplete";
import { allMissing } from "../src/api/missing";
import { droppedInWords } from "../src/details/droppedInWords";
import { SENDERS, snippet } from "../src/explorer/snippets";
import { type AnyValue, valueText, valueType, webAddress } from "../src/model/attributes";
import { missingInWords } from "../src/model/missingInWords";
import { chosenRange, rangeParameters, resolveRange, toParameters } from "../src/model/timeRange";
import { stateInWords } from "../src/trace/linkWords";

test.each([
  ["not-stored", "trace-unknown", "server", "is not stored: its trace id was never received"],
  ["not-stored", "span-missing-in-trace", "server", "other spans of its trace were received"],
  ["not-stored", "unknown", "server", "why is not known"],
  ["not-stored", "trace-unknown", "file", "is not in this file"],
  ["expired", null, "server", "past the retention"],
  ["sampled-out", null, "server", "sampling"],
  ["invalid", null, "server", "zero or of the wrong length"],
  ["resolved", null, "server", ""],
] as const)("a link that is %s (%s) says why in a %s", (state, reason, holder, words) => {
  expect(stateInWords({ state, reason }, holder)).toContain(words);
});

const missing = (segment: string) => ({ segment, reason: "spans: block 3 of 900 bytes does not match its checksum" });

test.each([
  [[], ""],
  [
    ["000000000003-000000000003"],
    "Part of the data could not be read: segment 000000000003-000000000003 (spans: block 3 of 900 bytes does not match " +
      "its checksum); weft inspect shows it.",
  ],
  [["a", "b"], "Part of the data could not be read: segments a, b; weft inspect shows them."],
  [
    ["a", "b", "c", "d", "e"],
    "Part of the data could not be read: segments a, b, c and 2 more; weft inspect shows them.",
  ],
])("segments %j that could not be read are named", (segments, words) => {
  expect(missingInWords(segments.map(missing))).toBe(words);
});

test("segments that several answers miss are named once", () => {
  expect(allMissing([undefined, { missing: [missing("a")] }, {}, { missing: [missing("a"), missing("b")] }])).toEqual([
    missing("a"),
    missing("b"),
  ]);
});

test("what was counted in part says why: the first cut, and every segment that could not be read", () => {
  const cut = { why: "deadline", detail: "out of time" };
  expect(incompleteInWords([{ cut: null, missing: [] }, {}])).toBeNull();
  expect(incompleteInWords([{}, { cut }, { cut: { why: "links", detail: "too many" } }])).toBe("out of time");
  expect(incompleteInWords([{ missing: [missing("a")] }, { cut, missing: [missing("b")] }])).toBe(
    "out of time; Part of the data could not be read: segments a, b; weft inspect shows them.",
  );
});

test("what an SDK dropped is counted in words", () => {
  expect(droppedInWords(2, "link")).toBe("2 links were dropped by the SDK before they were sent");
  expect(droppedInWords(1, "event")).toBe("1 event was dropped by the SDK before it was sent");
});

test.each<[AnyValue | undefined, string, string]>([
  [{ stringValue: 'a "b"' }, "string", 'a "b"'],
  [{ intValue: "9223372036854775807" }, "int", "9223372036854775807"],
  [{ doubleValue: "NaN" }, "double", "NaN"],
  [{ boolValue: false }, "bool", "false"],
  [{ bytesValue: "AAE=" }, "bytes", "AAE="],
  [{ arrayValue: { values: [{ stringValue: "a" }, { intValue: 1 }] } }, "array", '["a", 1]'],
  [{ kvlistValue: { values: [{ key: "k", value: { boolValue: true } }] } }, "map", '{"k": true}'],
  [{ arrayValue: {} }, "array", "[]"],
  [{}, "empty", ""],
  [undefined, "empty", ""],
])("the value %j is of type %s and reads %s", (value, type, text) => {
  expect(valueType(value)).toBe(type);
  expect(valueText(value)).toBe(text);
});

test("only http and https become links", () => {
  expect(webAddress("https://example.com/a?b=c")).toBe("https://example.com/a?b=c");
  for (const text of ["javascript:alert(1)", "data:text/html,x", "http://", "see https://example.com", "ftp://a"]) {
    expect(webAddress(text), text).toBeNull();
  }
});

test("a time range survives the URL, and a damaged one reads as the default", () => {
  const absolute = { kind: "absolute", startNanos: "10", endNanos: "20" } as const;
  expect(chosenRange(rangeParameters.parse(toParameters(absolute)))).toEqual(absolute);
  expect(chosenRange(rangeParameters.parse({ range: "6h" }))).toEqual({ kind: "relative", range: "6h" });
  expect(chosenRange(rangeParameters.parse({ range: "soon", start: "x" }))).toEqual({ kind: "relative", range: "1h" });
});

test("a relative range ends now and all time has the widest ends", () => {
  const now = new Date(7_200_000);
  expect(resolveRange({ kind: "relative", range: "1h" }, now)).toEqual({
    startNanos: "3600000000000",
    endNanos: "7200000000000",
  });
  expect(resolveRange({ kind: "relative", range: "all" }, now)).toEqual({
    startNanos: "0",
    endNanos: String(2n ** 64n),
  });
});

test("every snippet names this server's endpoint, and the token where one is wanted", () => {
  const status = {
    version: "1",
    spanCount: "0",
    endpoints: { otlpGrpc: "127.0.0.1:14317", otlpHttp: "http://127.0.0.1:14318" },
    discardedSignals: [],
  };
  for (const sender of SENDERS) {
    const open = snippet(sender, { ...status, authentication: "none" });
    expect(open).toMatch(sender === "collector" ? /127\.0\.0\.1:14317/ : /http:\/\/127\.0\.0\.1:14318/);
    expect(open).not.toContain("Bearer");
    expect(snippet(sender, { ...status, authentication: "token" })).toContain("Bearer");
  }
});
