import { expect, test } from "vitest";
import type { CompletionItem } from "../src/api/queryText";
import { inOrderOfUse } from "../src/query/completionOrder";

const item = (kind: CompletionItem["kind"], label: string): CompletionItem => ({ kind, label, insert: label });
const ordered = (...items: CompletionItem[]) => inOrderOfUse(items).map(({ label }) => label);

test("behind a field the comparisons come first, the rest as it came", () => {
  const operators = ["&&", "||", "!=", "=", "<", "+", "-"].map((label) => item("operator", label));
  expect(ordered(item("keyword", "}"), ...operators)).toEqual(["=", "!=", "<", "&&", "||", "+", "-", "}"]);
});

test("attributes come in their order, between the fields of every span and the other intrinsics", () => {
  expect(
    ordered(
      item("keyword", "span."),
      item("intrinsic", "span:parentID"),
      item("intrinsic", "span:name"),
      item("value", "true"),
      item("attribute", "span.b"),
      item("attribute", "span.a"),
    ),
  ).toEqual(["span:name", "span.b", "span.a", "span:parentID", "true", "span."]);
});

test("values that occur come before constants of the language", () => {
  const cart = { ...item("value", "cart"), count: 7 };
  expect(ordered(item("value", "true"), item("value", "nil"), cart)).toEqual(["cart", "true", "nil"]);
});

test("where a spanset may begin, its brace comes first", () => {
  expect(ordered(item("function", "count()"), item("keyword", "("), item("keyword", "{"))).toEqual([
    "{",
    "count()",
    "(",
  ]);
});

test("behind a spanset a stage comes first, then what joins it to another, with what that yields", () => {
  const items = ["!->>", "&->", "&&", "||", ">>", "->", "<-", "<"].map((label) => item("operator", label));
  const found = inOrderOfUse([...items, item("keyword", "|"), item("keyword", "with(")]);
  expect(found.map(({ label }) => label)).toEqual(["|", "&&", "||", "->", "<-", ">>", "<", "!->>", "&->", "with("]);
  expect(found.find(({ label }) => label === "<-")?.detail).toBe("what links to these");
});

test("between values the same signs compare", () => {
  const items = ["->", "<", "="].map((label) => item("operator", label));
  expect(inOrderOfUse(items).map(({ label, detail }) => [label, detail])).toEqual([
    ["=", undefined],
    ["<", undefined],
    ["->", undefined],
  ]);
});
