import { expect, test } from "vitest";
import {
  type Condition,
  ofService,
  quote,
  sameCondition,
  unquote,
  writeAttribute,
  writeCondition,
} from "../src/model/queryText";
import { addCondition, conditionsOf, readCondition, removePart, toggleCondition } from "../src/query/conditions";
import { addStage } from "../src/query/stages";
import { isUnfinished } from "../src/query/structure";

const error: Condition = { field: "span:status", operator: "=", value: "error" };

test.each([
  ["", "{ span:status = error }"],
  ["{}", "{ span:status = error }"],
  ["{ }", "{ span:status = error }"],
  ["{ span.a = 1 }", "{ span.a = 1 && span:status = error }"],
  ["{span.a=1}", "{span.a=1 && span:status = error}"],
  ["{ span.a = 1", "{ span.a = 1 && span:status = error }"],
  ["{ span.a = 1 || span.b = 2 }", "{ (span.a = 1 || span.b = 2) && span:status = error }"],
  ["{ (span.a = 1 || span.b = 2) }", "{ (span.a = 1 || span.b = 2) && span:status = error }"],
  ['{ span.a = "|| }" }', '{ span.a = "|| }" && span:status = error }'],
  ["{ span.a = 1 } | rate()", "{ span.a = 1 && span:status = error } | rate()"],
  ["{ span.a = 1 } -> { span.b = 2 }", "{ span.a = 1 } -> { span.b = 2 } | { span:status = error }"],
  ["{ } -> { } | { span.c = 3 }", "{ } -> { } | { span.c = 3 && span:status = error }"],
  ["{ } ->> { } with(max_links=9)", "{ } ->> { } | { span:status = error } with(max_links=9)"],
  ["by(name)", "{ span:status = error } | by(name)"],
  ["| rate()", "{ span:status = error } | rate()"],
  ["/* all */ | rate()", "{ span:status = error } /* all */ | rate()"],
  ["with(max_links=9)", "{ span:status = error } with(max_links=9)"],
  ["// every span", "{ span:status = error } // every span"],
  ["({ } | rate()) * 60", "({ span:status = error } | rate()) * 60"],
  [
    "100 * ({ span.a = 1 } | rate()) / ({ } | rate() by (name)) > 5 with(exemplars=3)",
    "100 * ({ span.a = 1 && span:status = error } | rate()) / ({ span:status = error } | rate() by (name)) > 5 with(exemplars=3)",
  ],
  [
    "(({ } -> { } | rate()) + ({ } && ({ } | count() > 2) | rate())) / 2",
    "(({ } -> { } | { span:status = error } | rate()) + ({ } && ({ } | count() > 2) | { span:status = error } | rate())) / 2",
  ],
])("a condition added to %s narrows what is found", (text, expected) => {
  expect(addCondition(text, error)).toBe(expected);
});

test.each([
  ["{ } | count() > 2", "{ } | count() > 2 | { span:status = error }"],
  [
    "{ span.a = 1 } | 2 * (avg(duration) + 1s) < 4s",
    "{ span.a = 1 } | 2 * (avg(duration) + 1s) < 4s | { span:status = error }",
  ],
  [
    "{ } | 1s < (max(duration) - min(duration))",
    "{ } | 1s < (max(duration) - min(duration)) | { span:status = error }",
  ],
  ["{ } | (count() > 2)", "{ } | (count() > 2) | { span:status = error }"],
  ["({ } | count() > 2)", "({ } | count() > 2) | { span:status = error }"],
  ["count() > 2", "count() > 2 | { span:status = error }"],
  ["| count() > 2", "| count() > 2 | { span:status = error }"],
  ["by(name) | count() > 2", "by(name) | count() > 2 | { span:status = error }"],
  [
    "{ } | by(name) | count() > 2 | select(kind)",
    "{ } | by(name) | count() > 2 | { span:status = error } | select(kind)",
  ],
  [
    "{ } | count() > 2 | by(name) | avg(duration) > 1s",
    "{ } | count() > 2 | by(name) | avg(duration) > 1s | { span:status = error }",
  ],
  ["{ } | count() > 2 | { span.a = 1 }", "{ } | count() > 2 | { span.a = 1 && span:status = error }"],
  [
    "{ } | count() > 2 | by(name) | { span.a = 1 }",
    "{ } | count() > 2 | by(name) | { span.a = 1 && span:status = error }",
  ],
  ["({ } <- { }) -> { } | count() > 1", "({ } <- { }) -> { } | count() > 1 | { span:status = error }"],
  ["({ } | count() > 2) && { }", "({ } | count() > 2) && { } | { span:status = error }"],
  ["{ } | { span.a = 1 } >> { }", "{ } | { span.a = 1 } >> { } | { span:status = error }"],
  ["{ } | count() > 5 | rate() by (name)", "{ } | count() > 5 | { span:status = error } | rate() by (name)"],
  [
    "{ } | count() > 5 | compare({ kind = server }) with(a=1)",
    "{ } | count() > 5 | { span:status = error } | compare({ kind = server }) with(a=1)",
  ],
  ["{ } | count() > 2 with(max_links=9)", "{ } | count() > 2 | { span:status = error } with(max_links=9)"],
  [
    "{ } with(a=1) | count() > 2 with(b=1) | by(name)",
    "{ } with(a=1) | count() > 2 | { span:status = error } with(b=1) | by(name)",
  ],
  ["{ } | count() > 2 // | rate()\n| by(name)", "{ } | count() > 2 | { span:status = error } // | rate()\n| by(name)"],
  [
    "{ } /* | count() > 2 */ | count() > 3/* few */",
    "{ } /* | count() > 2 */ | count() > 3 | { span:status = error }/* few */",
  ],
  ["({ } | count() > 2 | rate()) * 60", "({ } | count() > 2 | { span:status = error } | rate()) * 60"],
  ["{ } -> { }", "{ } -> { } | { span:status = error }"],
])("a condition in %s stands behind what takes spans together, until it is let go of", (text, expected) => {
  expect(toggleCondition(text, error)).toBe(expected);
  expect(toggleCondition(expected, error)).toBe(text);
});

test.each([
  ['{ span.a = "| count() > 2" }', '{ span.a = "| count() > 2" && span:status = error }'],
  ["{ span.count > 2 } // | count() > 2", "{ span.count > 2 && span:status = error } // | count() > 2"],
  [
    "{ span.a = 1 } | by(span.count) | select(span.max)",
    "{ span.a = 1 && span:status = error } | by(span.count) | select(span.max)",
  ],
  ["{ span.a = 1 } | rate() > 5 | topk(3)", "{ span.a = 1 && span:status = error } | rate() > 5 | topk(3)"],
  [
    "{ span.a = 1 } | coalesce() | { span.b = 2 }",
    "{ span.a = 1 && span:status = error } | coalesce() | { span.b = 2 }",
  ],
])("a condition in %s needs no stage of its own", (text, expected) => {
  expect(toggleCondition(text, error)).toBe(expected);
  expect(toggleCondition(expected, error)).toBe(text);
});

test("several conditions share the stage behind what computes", () => {
  const text = "{ span.a = 1 } | count() > 2 | rate()";
  const other: Condition = { field: "span:kind", operator: "=", value: "server" };
  const both = toggleCondition(toggleCondition(text, error), other);
  expect(both).toBe("{ span.a = 1 } | count() > 2 | { span:status = error && span:kind = server } | rate()");
  expect(conditionsOf(both).map(({ field }) => field)).toEqual(["span.a", "span:status", "span:kind"]);
  expect(toggleCondition(toggleCondition(both, error), other)).toBe(text);
});

test("what computes does not hide the conditions before it", () => {
  expect(conditionsOf("{ status = error } | count() > 2").map(({ field }) => field)).toEqual(["status"]);
  expect(toggleCondition("{ status = error } | count() > 2", error)).toBe("{ } | count() > 2");
  expect(conditionsOf("{ span.a = 1 || span.b = 2 } | count() > 2 | { span.c = 3 }").map(({ field }) => field)).toEqual(
    ["span.c"],
  );
  expect(conditionsOf("({ span.a = 1 } | count() > 2) && { span.b = 2 }")).toEqual([]);
});

test("a stage that goes leaves what stands beside it", () => {
  expect(toggleCondition("{ } | count() > 2 // few\n| { status = error } | by(name)", error)).toBe(
    "{ } | count() > 2 // few\n | by(name)",
  );
  expect(toggleCondition("{ } | count() > 2 | { /* failed */ status = error }", error)).toBe(
    "{ } | count() > 2 | { /* failed */ }",
  );
  expect(toggleCondition("| { status = error } | count() > 2", error)).toBe("| { } | count() > 2");
});

test.each([
  ["{ span:status = error }", "{ }"],
  ["{ status = error && span.a = 1 }", "{ span.a = 1 }"],
  ["{ span.a = 1 && span:status = error }", "{ span.a = 1 }"],
  ["{ span.a = 1 && span:status=error && span.b = 2 } | rate()", "{ span.a = 1 && span.b = 2 } | rate()"],
  ["{ (span.a = 1 || span.b = 2) && status = error }", "{ (span.a = 1 || span.b = 2) }"],
  ["{ } -> { } | { span.c = 3 && status = error }", "{ } -> { } | { span.c = 3 }"],
])("a condition toggled in %s is removed", (text, expected) => {
  expect(toggleCondition(text, error)).toBe(expected);
});

test("a condition toggled twice leaves the text as it was", () => {
  for (const text of ["{ }", "{ span.a = 1 }", "{ span.a = 1 && span.b = 2 } | by(span.c)"]) {
    expect(toggleCondition(toggleCondition(text, error), error)).toBe(text);
  }
});

test("one side of an alternative is no condition of the whole", () => {
  expect(conditionsOf("{ status = error || span.a = 1 }")).toEqual([]);
  expect(toggleCondition("{ status = error || span.a = 1 }", error)).toBe(
    "{ (status = error || span.a = 1) && span:status = error }",
  );
});

test("comparisons are read with their places", () => {
  const text = '{ span."a key" = "x && y" && span.n <-5 && link.b = true && duration > 1m && (span.c = 1) && 1 = 1 }';
  expect(conditionsOf(text).map(({ field, operator, value }) => [field, operator, value])).toEqual([
    ['span."a key"', "=", '"x && y"'],
    ["span.n", "<", "-5"],
    ["link.b", "=", "true"],
    ["duration", ">", "1m"],
  ]);
  for (const { from, to, ...condition } of conditionsOf(text)) {
    expect(readCondition(text.slice(from, to))).toMatchObject(condition);
  }
});

test("an opened edge of the text is kept when a part goes", () => {
  expect(removePart("{ a = 1 && b = 2", 11, 16)).toBe("{ a = 1");
});

test("conditions are the same by meaning, not by letter", () => {
  expect(sameCondition({ ...error, field: "status" }, error)).toBe(true);
  expect(sameCondition({ ...error, operator: "!=" }, error)).toBe(false);
  expect(sameCondition({ ...error, value: '"error"' }, error)).toBe(false);
  expect(sameCondition({ ...error, value: "`a`" }, { ...error, value: '"a"' })).toBe(true);
});

test.each(["plain", 'quoted "name" \\ here', "two\nlines\tand\r", "\u0000\u0007\u007f", "☃😀"])(
  "the string %j is quoted and back",
  (text) => {
    expect(unquote(quote(text))).toBe(text);
  },
);

test("every escape of a string is read", () => {
  expect(unquote(String.raw`"\x41\u00e9\U0001F600\a\v\"\\"`)).toBe('Aé😀\u0007\v"\\');
});

test("the service that a row shows is found, where it was sent without a name too", () => {
  expect(writeCondition(ofService("cart"))).toBe('resource.service.name = "cart"');
  expect(writeCondition(ofService("unknown_service"))).toBe('resource.service.name =~ "unknown_service|"');
  expect(writeCondition(ofService(""))).toBe('resource.service.name = ""');
});

test("an attribute's key is quoted where it must be", () => {
  expect(writeAttribute("span", "http.route")).toBe("span.http.route");
  expect(writeAttribute("span", "a key")).toBe('span."a key"');
  expect(writeAttribute("resource", "")).toBe('resource.""');
  expect(writeAttribute("span", 'a "b"\nc')).toBe('span."a \\"b\\"\nc"');
});

test.each([
  ["{ a = 1 }", 9, false],
  ["{ a = 1 }", 4, false],
  ["{ a = 1", 7, true],
  ["{ a = 1", 0, false],
  ["{ } | by(", 9, true],
  ['{ a = "x', 8, true],
  ['{ a = "x" }', 8, false],
  [String.raw`{ a = "x\" }`, 12, true],
  ["", 0, false],
])("in %j the caret at %i is inside of something unfinished: %s", (text, caret, expected) => {
  expect(isUnfinished(text, caret)).toBe(expected);
});

test("a stage goes before the hints", () => {
  expect(addStage("{ }", "rate()")).toBe("{ } | rate()");
  expect(addStage("{ } | by(name)", "rate()")).toBe("{ } | by(name) | rate()");
  expect(addStage("{ } ->> { } with(max_links=9)", "rate()")).toBe("{ } ->> { } | rate() with(max_links=9)");
});

test("a stage is never written into a comment", () => {
  expect(addStage("{ } // every span", "rate()")).toBe("{ } | rate() // every span");
  expect(addStage("{ } | by(name) // of each\n// name", "rate()")).toBe("{ } | by(name) | rate() // of each\n// name");
  expect(addStage("{ } // with(max_links=1)\nwith(max_links=9)", "rate()")).toBe(
    "{ } | rate() // with(max_links=1)\nwith(max_links=9)",
  );
  expect(addStage('{ span.url = "http://a" } /* b', "rate()")).toBe('{ span.url = "http://a" } | rate() /* b');
});
