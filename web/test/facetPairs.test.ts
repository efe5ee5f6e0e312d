import { afterEach, expect, test, vi } from "vitest";
import { requestFacets } from "../src/api/facets";

afterEach(() => vi.unstubAllGlobals());

/** The facets that come of an answer which names these fields. */
async function askedAs(fields: readonly string[], answered: readonly string[]) {
  const facets = answered.map((field) => ({ field, values: [], complete: true }));
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ facets, cut: null })));
  const range = { startNanos: "0", endNanos: "1" };
  const answer = await requestFacets("{ }", range, fields, 10, new AbortController().signal, () => undefined);
  return answer.facets.map(({ field, asked }) => [field, asked]);
}

test("a facet belongs to the field that it names, wherever it stands", async () => {
  const pairs = [
    ["span.a", 'span."a"'],
    ["span:duration", "duration"],
    ['span."user name"', 'span."user name"'],
  ];
  expect(
    await askedAs(
      ['span."a"', "span.a", "duration", 'span."user name"'],
      pairs.map(([field = ""]) => field),
    ),
  ).toEqual(pairs);
});

test("a facet that nobody asked for is called what it is", async () => {
  expect(await askedAs(["span.a"], ["span.b"])).toEqual([["span.b", "span.b"]]);
});
