import { expect, test } from "vitest";
import type { SpanRow } from "../src/api/search";
import { readFields, writeFields } from "../src/explorer/fieldList";
import { cellConditions } from "../src/spans/cellConditions";
import {
  columnIdOf,
  columnOf,
  columnsOf,
  exportColumns,
  leastWidth,
  moved,
  typedColumnId,
  valueIn,
  withBehind,
  withColumns,
} from "../src/spans/columns";
import { mapKeys } from "../src/spans/mapKeys";

const FACTS = ["start", "service", "name", "kind", "status", "duration", "links"];
const ids = (parameter: string | undefined, query: string) => columnsOf(parameter, query).map(({ id }) => id);

test("without a choice the facts stand first, then what the query mentions beside them", () => {
  expect(ids(undefined, "{ }")).toEqual(FACTS);
  expect(
    ids(undefined, '{ span.http.route = "/a" && status = error } | select(resource.host.name, trace:rootName)'),
  ).toEqual([...FACTS, "span.http.route", "resource.host.name", "trace:rootName"]);
});

test("a chosen list stands as it is, each column once", () => {
  expect(ids("name,span.a,name,start", "{ span.b = 1 }")).toEqual(["name", "span.a", "start"]);
  expect(ids("", "{ }")).toEqual(FACTS);
});

test("what the query does not mention is selected, before its hints", () => {
  const columns = [columnOf("start"), columnOf("span.a"), columnOf("span.b")];
  expect(withColumns("{ span.a = 1 } with(max_links=2)", columns)).toBe(
    "{ span.a = 1 } | select(span.b) with(max_links=2)",
  );
  expect(withColumns("{ span.a = 1 && span.b = 2 }", columns)).toBe("{ span.a = 1 && span.b = 2 }");
});

test("a list in the URL keeps commas within quotes", () => {
  const list = ["name", 'span."a,b"', 'span."say \\"x, y\\""'];
  expect(readFields(writeFields(list) ?? "")).toEqual(list);
  expect(writeFields([])).toBeUndefined();
});

test("a column moves between its neighbours and stays within the ends", () => {
  expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
  expect(moved(["a", "b", "c"], 2, 3)).toEqual(["a", "b", "c"]);
});

test("the columns take what they were sized to, attributes that nobody sized more than they could be", () => {
  const columns = [columnOf("kind"), columnOf("span.a"), columnOf("span.b")];
  expect(leastWidth(columns, {})).toBe(64 + 120 + 120);
  expect(leastWidth(columns, { kind: 300, "span.b": 72 })).toBe(300 + 120 + 72);
});

test("a cell finds its value by the field's full name, however its key is written", () => {
  const row = {
    attributes: [
      { key: 'span."my key"', value: { intValue: "7" } },
      { key: "trace:rootName", value: { stringValue: "POST" } },
      { key: "parent.span.a", value: { boolValue: true } },
      { key: 'span."a:b"', value: { stringValue: "quoted by the server" } },
    ],
  } as unknown as SpanRow;
  expect(valueIn(row, columnOf('span."my key"'))).toEqual({ intValue: "7" });
  expect(valueIn(row, columnOf("trace:rootName"))).toEqual({ stringValue: "POST" });
  expect(valueIn(row, columnOf("parent.span.a"))).toEqual({ boolValue: true });
  expect(valueIn(row, columnOf("span.a:b"))).toEqual({ stringValue: "quoted by the server" });
  expect(valueIn(row, columnOf("span.other"))).toBeUndefined();
});

test("attributes of a span and of its resource with one key are two columns; without a scope the span's comes first", () => {
  const both = {
    attributes: [
      { key: "resource.a", value: { intValue: "1" } },
      { key: "span.a", value: { intValue: "2" } },
    ],
  } as unknown as SpanRow;
  const resourceAlone = { attributes: [{ key: "resource.a", value: { intValue: "1" } }] } as unknown as SpanRow;
  expect(valueIn(both, columnOf("resource.a"))).toEqual({ intValue: "1" });
  expect(valueIn(both, columnOf("span.a"))).toEqual({ intValue: "2" });
  expect(valueIn(both, columnOf(".a"))).toEqual({ intValue: "2" });
  expect(valueIn(resourceAlone, columnOf(".a"))).toEqual({ intValue: "1" });
  expect(valueIn(resourceAlone, columnOf("span.a"))).toBeUndefined();
});

test("fields that a fact shows are that fact", () => {
  expect(columnIdOf("duration")).toBe("duration");
  expect(columnIdOf("resource.service.name")).toBe("service");
  expect(columnIdOf("rootName")).toBe("trace:rootName");
});

test("an exported table says first which span a row is", () => {
  expect(exportColumns([columnOf("start"), columnOf("name"), columnOf("links"), columnOf("span.a")])).toEqual([
    "traceId",
    "spanId",
    "startTimeUnixNano",
    "name",
    "linksOut",
    "linksIn",
    "span.a",
  ]);
});

const map = (...keys: string[]) => ({
  kvlistValue: { values: keys.map((key) => ({ key, value: { stringValue: `of ${key}` } })) },
});
const rowOf = (value: ReturnType<typeof map>) => ({ attributes: [{ key: "span.order", value }] }) as unknown as SpanRow;

test("what lies in a map is a column of its own, for which the map is asked once", () => {
  const columns = ["span.order>customer", "name", 'span.order>"order id"'].map(columnOf);
  expect(columns.map(({ scope, title }) => `${scope} ${title}`)).toEqual([
    "span. order>customer",
    " name",
    "span. order>order id",
  ]);
  const row = rowOf(map("customer", "order id"));
  expect(columns.map((column) => valueIn(row, column))).toEqual([
    { stringValue: "of customer" },
    undefined,
    { stringValue: "of order id" },
  ]);
  expect(withColumns("{ }", columns)).toBe("{ } | select(span.order)");
  expect(withColumns("{ span.order != nil }", columns)).toBe("{ span.order != nil }");
  expect(exportColumns(columns)).toEqual(["traceId", "spanId", "startTimeUnixNano", "span.order", "name"]);
});

test("what lies in a map is no filter, for no query can name it", () => {
  const value = { stringValue: "acme" };
  expect(cellConditions("span.order>customer", value)).toEqual([]);
  expect(cellConditions("span.order", map("customer"))).toEqual([]);
  expect(cellConditions("span.customer", value)).toEqual([{ field: "span.customer", operator: "=", value: '"acme"' }]);
});

test("a column is named by typing, with or without its scope", () => {
  expect(typedColumnId(" name ")).toBe("name");
  expect(typedColumnId("http.route")).toBe("span.http.route");
  expect(typedColumnId("order>customer")).toBe("span.order>customer");
  expect(typedColumnId('resource.my order>"its id"')).toBe('resource."my order">"its id"');
});

test("columns are added behind another one, those that are there aside", () => {
  expect(withBehind(["a", "b", "c"], "b", ["x", "a", "y"])).toEqual(["a", "b", "x", "y", "c"]);
});

test("the keys of the maps in the columns shown are offered, those of the most rows first", () => {
  const rows = [rowOf(map("customer", "total")), rowOf(map("total")), { attributes: [] } as unknown as SpanRow];
  expect(mapKeys(rows, [columnOf("name"), columnOf("span.order")])).toEqual([
    { id: "span.order>total", count: 2 },
    { id: "span.order>customer", count: 1 },
  ]);
  expect(mapKeys(rows, [columnOf("name")])).toEqual([]);
});
