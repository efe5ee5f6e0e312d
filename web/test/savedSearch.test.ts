import { expect, test } from "vitest";
import { draftFrom, searchOf } from "../src/saved/savedSearch";

test("what is saved opens as it was", () => {
  for (const shown of [
    {},
    { q: "{ status = error }" },
    { q: "{ } | rate()", view: "series" },
    { view: "spans" },
  ] as const) {
    const { q, view } = searchOf(draftFrom(shown, " a name "));
    expect({ q, view }).toEqual({
      q: "q" in shown ? shown.q : undefined,
      view: "view" in shown ? shown.view : undefined,
    });
  }
  expect(draftFrom({}, " a name ").name).toBe("a name");
});
