import { expect, test } from "vitest";
import { draftFrom, searchOf } from "../src/saved/savedSearch";

test("what is saved opens as it was", () => {
  for (const shown of [
    {},
    { q: "{ status = error }" },
    { q: "{ } | rate()", view: "series" },
    { view: "spans" },
    { q: "{ status = error }", first: "longest" },
  ] as const) {
    expect(searchOf(draftFrom(shown, " a name "))).toEqual({
      q: undefined,
      view: undefined,
      first: undefined,
      ...shown,
    });
  }
  expect(draftFrom({}, " a name ").name).toBe("a name");
});
