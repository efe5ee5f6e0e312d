import { expect, test } from "vitest";
import { absentValues, facetState, toggleFacet } from "../src/facets/facetConditions";
import { conditionsOf } from "../src/query/conditions";

const SERVICE = "resource.service.name";
const cart = '"cart"';

test("a value is wanted, then free again", () => {
  const wanted = toggleFacet("{ }", SERVICE, cart, "wanted");
  expect(wanted).toBe('{ resource.service.name = "cart" }');
  expect(facetState(conditionsOf(wanted), SERVICE, cart)).toBe("wanted");
  expect(toggleFacet(wanted, SERVICE, cart, "wanted")).toBe("{ }");
});

test("a value is excluded, then free again", () => {
  const excluded = toggleFacet("{ span.a = 1 }", SERVICE, cart, "excluded");
  expect(excluded).toBe('{ span.a = 1 && resource.service.name != "cart" }');
  expect(facetState(conditionsOf(excluded), SERVICE, cart)).toBe("excluded");
  expect(toggleFacet(excluded, SERVICE, cart, "excluded")).toBe("{ span.a = 1 }");
});

test("wanting what is excluded turns the condition, and back", () => {
  const excluded = '{ resource.service.name != "cart" && span.a = 1 }';
  const wanted = '{ span.a = 1 && resource.service.name = "cart" }';
  expect(toggleFacet(excluded, SERVICE, cart, "wanted")).toBe(wanted);
  expect(toggleFacet(wanted, SERVICE, cart, "excluded")).toBe('{ span.a = 1 && resource.service.name != "cart" }');
});

test("a facet knows the short name of its field", () => {
  expect(facetState(conditionsOf("{ status = error }"), "span:status", "error")).toBe("wanted");
  expect(toggleFacet("{ status = error && kind = server }", "span:status", "error", "wanted")).toBe(
    "{ kind = server }",
  );
});

test("values that the query names and the answer does not list are listed behind it, each once", () => {
  const facet = {
    field: "span:name",
    asked: "span:name",
    complete: true,
    values: [
      { text: '"listed"', count: 3 },
      { text: '"5"', count: 1 },
    ],
  };
  const held = conditionsOf(
    '{ name != "gone" && name = `listed` && span:name != "gone" && name = 5 && kind != server && name =~ "g.*" }',
  );
  expect(absentValues(facet, held)).toEqual(['"gone"', "5"]);
});

test("a facet knows its field in the query under another spelling", () => {
  const held = conditionsOf(`{ span."http.route" = "/a" && span.user'name != "b" }`);
  expect(facetState(held, "span.http.route", '"/a"')).toBe("wanted");
  const facet = { field: `span."user'name"`, asked: "", complete: true, values: [] };
  expect(absentValues(facet, held)).toEqual(['"b"']);
});
