import { expect, test } from "vitest";
import type { SpanRow } from "../src/api/search";
import { readFields, writeFields } from "../src/explorer/fieldList";
import { columnIdOf, columnOf, columnsOf, exportColumns, moved, valueIn, withColumns } from "../src/spans/columns";

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
