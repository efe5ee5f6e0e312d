import { expect, test } from "vitest";
import { readFields, writeFields } from "../src/explorer/fieldList";
import type { AnyValue } from "../src/model/attributes";
import { pathsInto, readPath, valueAt, writePath } from "../src/spans/fieldPath";
import { random, SEED } from "./seed";

const order: AnyValue = {
  kvlistValue: {
    values: [
      { key: "total", value: { intValue: "12" } },
      { key: "a > b", value: { boolValue: true } },
      { key: "total", value: { intValue: "13" } },
      { key: "customer", value: { kvlistValue: { values: [{ key: "name", value: { stringValue: "acme" } }] } } },
    ],
  },
};

test("a plain field is a path without keys, be there what there may in its quotes", () => {
  for (const field of ["span.order", 'span."a>b"', 'parent.span."say \\"a>b\\""', "trace:rootName", "start"]) {
    expect(readPath(field)).toEqual({ field, keys: [] });
  }
});

test("any keys are read as they were written, in a list in the URL too", () => {
  const draw = random(SEED);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)] as T;
  const key = () => Array.from({ length: Math.floor(draw() * 5) }, () => pick([...'ab.>",\\ \n{}='])).join("");
  for (let round = 0; round < 1_000; round++) {
    const paths = Array.from({ length: 2 }, () => ({
      field: pick(["span.order", 'span."my > key, yours"', ".order"]),
      keys: Array.from({ length: Math.floor(draw() * 3) }, key),
    }));
    const written = writeFields(paths.map(writePath)) ?? "";
    expect(readFields(written).map(readPath), written).toEqual(paths);
  }
});

test("keys lead into maps in maps, and nowhere from what is none", () => {
  expect(valueAt(order, [])).toBe(order);
  expect(valueAt(order, ["total"])).toEqual({ intValue: "12" });
  expect(valueAt(order, ["customer", "name"])).toEqual({ stringValue: "acme" });
  expect(valueAt(order, ["customer", "age"])).toBeUndefined();
  expect(valueAt(order, ["total", "name"])).toBeUndefined();
  expect(valueAt(undefined, ["total"])).toBeUndefined();
});

test("a map has a path for each of its keys, once", () => {
  expect(pathsInto("span.order", order)).toEqual(["span.order>total", 'span.order>"a > b"', "span.order>customer"]);
  expect(pathsInto("span.order>customer", valueAt(order, ["customer"]))).toEqual(["span.order>customer>name"]);
  expect(pathsInto("span.order", { stringValue: "{}" })).toEqual([]);
});
