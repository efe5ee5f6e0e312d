import { expect, test } from "vitest";
import type { Label } from "../src/series/seriesData";
import { comparedBy } from "../src/series/compared";

const label = (key: string, text: string): Label => ({
  key,
  text,
  condition: { field: key, operator: "=", value: text },
});
const texts = (...labels: Label[]) => comparedBy(labels)?.labels.map(({ text }) => text);

test("every field of a comparison has the same labels", () => {
  expect(texts(label("__meta_type", "baseline"), label("kind", "server"))).toEqual(["kind", "server", "baseline"]);
  expect(texts(label("__meta_type", "selection_total"), label("kind", "nil"))).toEqual([
    "kind",
    "any value",
    "selection",
  ]);
  expect(texts(label("__meta_error", "__too_many_values__"), label("span.id", "nil"))).toEqual([
    "span.id",
    "too many values",
    "",
  ]);
});

test("a name says of which field a value is, and the value's filter stays", () => {
  const compared = comparedBy([label("__meta_type", "baseline"), label("kind", "server")]);
  expect(compared?.name).toBe("baseline · kind: server");
  expect(compared?.labels.map(({ condition }) => condition?.field ?? null)).toEqual([null, "kind", null]);
  expect(comparedBy([label("__meta_error", "x"), label("span.id", "nil")])?.name).toBe("span.id: too many values");
});

test("a value that a comparison cannot show is not one that is missing", () => {
  const compared = comparedBy([label("__meta_type", "baseline"), label("span.sizes", "nil")]);
  expect(compared?.name).toBe("baseline · span.sizes: nil");
  expect(compared?.labels.map(({ condition }) => condition)).toEqual([null, null, null]);
});

test("other series are no comparison", () => {
  expect(comparedBy([])).toBeNull();
  expect(comparedBy([label("span:name", "GET")])).toBeNull();
});
