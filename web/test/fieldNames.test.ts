import { expect, test } from "vitest";
import { fullName } from "../src/model/fieldNames";

test.each([
  ["name", "span:name"],
  ["trace:id", "trace:id"],
  ['span."http.route"', "span.http.route"],
  ['span.http."route"', "span.http.route"],
  ['."tier"', ".tier"],
  ['."404"', '."404"'],
  ["span.user'name", `span."user'name"`],
  [String.raw`span."a \"b\" \\c"`, String.raw`span."a \"b\" \\c"`],
  ["span.a/b-c_d", "span.a/b-c_d"],
  ['parent.span."a"', "parent.span.a"],
  ['parent."a"', "parent.a"],
  ["parent.status", "parent.span:status"],
  ['parent."status"', 'parent."status"'],
  ['parent."span.a"', 'parent."span.a"'],
  ["constructor", "constructor"],
])("%s is %s in full, and stays that", (written, full) => {
  expect(fullName(written)).toBe(full);
  expect(fullName(full)).toBe(full);
});
