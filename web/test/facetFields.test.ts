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
