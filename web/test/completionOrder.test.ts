import { expect, test } from "vitest";
import type { CompletionItem } from "../src/api/queryText";
import { comparisonsFirst } from "../src/query/completionOrder";

const item = (kind: CompletionItem["kind"], label: string): CompletionItem => ({ kind, label, insert: label });
const ordered = (...items: CompletionItem[]) => comparisonsFirst(items).map(({ label }) => label);

test("behind a field the comparisons come first, the rest as it came", () => {
  const operators = ["&&", "||", "!=", "=", "<", "+", "-"].map((label) => item("operator", label));
  expect(ordered(...operators, item("keyword", "}"))).toEqual(["=", "!=", "<", "&&", "||", "+", "-", "}"]);
});

test("attributes and values keep the order of their counts", () => {
  expect(ordered(item("attribute", "span.b"), item("intrinsic", "name"), item("attribute", "span.a"))).toEqual([
    "span.b",
    "name",
    "span.a",
  ]);
});
