import { expect, test } from "vitest";
import { draftFrom, isShown, searchOf } from "../src/saved/savedSearch";

test("what is saved opens as it was", () => {
  for (const shown of [
    {},
    { q: "{ status = error }" },
    { q: "{ } | rate()", view: "series" },
    { view: "spans" },
    { q: "{ status = error }", first: "longest" },
    { view: "spans", columns: 'name,span."a,b"' },
    { q: "{ } | rate() by (name)", view: "table", sort: "-max", step: "5m" },
  ] as const) {
    expect(searchOf(draftFrom(shown, " a name "))).toEqual({
      q: undefined,
      view: undefined,
      first: undefined,
      columns: undefined,
      sort: undefined,
      step: undefined,
      ...shown,
    });
  }
  expect(draftFrom({}, " a name ").name).toBe("a name");
});

test("what differs in any part is not what was saved", () => {
  const times = { createdTimeUnixNano: "1", changedTimeUnixNano: "1" };
  const saved = { id: "1", ...draftFrom({ view: "spans", columns: "name" }, "a"), ...times };
  expect(isShown(saved, { view: "spans", columns: "name" })).toBe(true);
  expect(isShown(saved, { view: "spans" })).toBe(false);
  expect(isShown(saved, { view: "spans", columns: "name", step: "1m" })).toBe(false);
});
