import { expect, test } from "vitest";
import { otherFields } from "../src/facets/facetFields";

test("a field that is there under another spelling is no other facet", () => {
  expect(otherFields(["duration", "span.a", "span:duration", "name", "resource.service.name", "span.a"])).toEqual([
    "duration",
    "span.a",
  ]);
});
