import { expect, test } from "vitest";
import { tokensOf } from "../src/query/tokens";
import { random, SEED } from "./seed";

const kinds = (text: string) => tokensOf(text).map(({ kind, text: written }) => `${kind} ${written}`);

test("fields, operators, constants and brackets are told apart", () => {
  expect(kinds('{ span.http.route =~ "GET .*" && duration>1.5ms || .a != `b` }')).toEqual([
    "open {",
    "scope span.",
    "key http.route",
    "operator =~",
    'string "GET .*"',
    "operator &&",
    "intrinsic duration",
    "operator >",
    "number 1.5ms",
    "operator ||",
    "scope .",
    "key a",
    "operator !=",
    "string `b`",
    "close }",
  ]);
  expect(kinds('{ resource."my key" = 1h30m && span:id = nil }').slice(1, 6)).toEqual([
    "scope resource.",
    'key "my key"',
    "operator =",
    "number 1h30m",
    "operator &&",
  ]);
});

test.each([".5", "5.", "0.5", "1e3", "2.5E-3", "100ms", "1h30m", ".5s", "1d", "2w", "1y", "3µs", "3μs"])(
  "%s is a number",
  (number) => {
    expect(kinds(`{ span.a = ${number} && .b > ${number}}`).filter((kind) => kind.startsWith("number"))).toEqual([
      `number ${number}`,
      `number ${number}`,
    ]);
    expect(kinds(`{ } | quantile_over_time(duration, ${number}, ${number})`).slice(-4)).toEqual([
      `number ${number}`,
      "comma ,",
      `number ${number}`,
      "close )",
    ]);
  },
);

test("a key of digits is one where it has a scope", () => {
  expect(kinds("{ span.200 = 1 }").slice(1, 3)).toEqual(["scope span.", "key 200"]);
  expect(kinds("{ parent.resource.5xx = 1 }").slice(1, 3)).toEqual(["scope parent.resource.", "key 5xx"]);
});

test.each(["->", "<-", "->>", "<<-", "!->", "!<-", "!->>", "!<<-", "&->", "&<-", "&->>", "&<<-"])(
  "%s between spansets is a link operator",
  (operator) => {
    expect(kinds(`{ } ${operator} { }`)[2]).toBe(`link-operator ${operator}`);
    expect(kinds(`({ })${operator}({ })`)[4]).toBe(`link-operator ${operator}`);
    expect(kinds(`{ } ${operator}`)[2]).toBe(`link-operator ${operator}`);
  },
);

test("a comparison with a negative number stays one", () => {
  expect(kinds("{ span.x <-5 }")).toEqual([
    "open {",
    "scope span.",
    "key x",
    "operator <",
    "operator -",
    "number 5",
    "close }",
  ]);
  expect(kinds("{ } | count() <-5").slice(-3)).toEqual(["operator <", "operator -", "number 5"]);
});

test("what is about links is marked as such", () => {
  expect(
    kinds("{ link.kind = link:wait && span:linkCount > span:linkedByCount }").filter((kind) => kind.startsWith("link")),
  ).toEqual([
    "link-field link.",
    "link-field kind",
    "link-field link:wait",
    "link-field span:linkCount",
    "link-field span:linkedByCount",
  ]);
});

test("stages, functions and comments", () => {
  expect(kinds("{ } | by(resource.service.name) | count() > 2 // why")).toEqual([
    "open {",
    "close }",
    "pipe |",
    "function by",
    "open (",
    "scope resource.",
    "key service.name",
    "close )",
    "pipe |",
    "function count",
    "open (",
    "close )",
    "operator >",
    "number 2",
    "comment // why",
  ]);
});

test("any text is divided without a gap that is not white space", () => {
  const draw = random(SEED);
  const pieces = [
    "{",
    "}",
    "(",
    ")",
    "span.",
    "a",
    '"',
    "\\",
    "`",
    "->",
    "<<-",
    "|",
    "||",
    "&&",
    "-",
    "5ms",
    ".",
    "µ",
    " ",
    "\n",
    "link:",
    "//",
    "/*",
    "☃",
  ];
  for (let round = 0; round < 500; round++) {
    const text = Array.from({ length: 12 }, () => pieces[Math.floor(draw() * pieces.length)] ?? "").join("");
    let end = 0;
    for (const token of tokensOf(text)) {
      expect(text.slice(end, token.from).trim()).toBe("");
      expect(token.to).toBeGreaterThan(token.from);
      end = token.to;
    }
    expect(text.slice(end).trim()).toBe("");
  }
});
