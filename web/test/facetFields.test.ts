import { expect, test } from "vitest";
import { otherFields, withField, withoutField } from "../src/facets/facetFields";

test("a field that is there under another spelling is no other facet", () => {
  expect(otherFields(["duration", "span.a", "span:duration", "name", "resource.service.name", "span.a"])).toEqual([
    "duration",
    "span.a",
  ]);
});

test("a field that is added again stands once, and goes whatever it is called", () => {
  const added = withField(["span:duration", "span.a"], "duration");
  expect(added).toEqual(["span.a", "duration"]);
  expect(withoutField(added, "span:duration")).toEqual(["span.a"]);
});

test("a key in quotes is the same field where it needs none", () => {
  expect(otherFields(["span.a", 'span."a"', 'resource."service.name"', 'span."a b"'])).toEqual([
    "span.a",
    'span."a b"',
  ]);
  expect(withField(["span.a", "span.b"], 'span."a"')).toEqual(["span.b", 'span."a"']);
  expect(withoutField(['span."a"', "span.b"], "span.a")).toEqual(["span.b"]);
});
