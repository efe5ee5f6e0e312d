import { expect, test } from "vitest";
import { columnGroups } from "../src/spans/columnGroups";
import { columnOf } from "../src/spans/columns";

const groups = (...ids: string[]) =>
  columnGroups(ids.map(columnOf)).map(({ prefix, from, count }) => `${prefix} ${from} ${count}`);

test("neighbours whose keys begin alike are a group, by the most words that all of them share", () => {
  expect(groups("name", "span.http.method", "span.http.status_code", "span.rows")).toEqual(["span.http. 1 2"]);
  expect(groups("span.http.request.method", "span.http.request.size", "span.http.route")).toEqual(["span.http. 0 3"]);
  expect(groups("span.http.request.method", "span.http.request.size")).toEqual(["span.http.request. 0 2"]);
  expect(groups("span.db.name", "span.db.system", "span.http.method", "span.http.route")).toEqual([
    "span.db. 0 2",
    "span.http. 2 2",
  ]);
});

test("what lies in one map is a group", () => {
  expect(groups("span.order", "span.order>customer>name", "span.order>customer>id", "span.order>total")).toEqual([
    "span.order> 1 3",
  ]);
  expect(groups("span.order>customer>name", "span.order>customer>id")).toEqual(["span.order>customer> 0 2"]);
});

test("columns apart, in other scopes or with no word in common are none", () => {
  expect(groups("span.http.method", "name", "span.http.route")).toEqual([]);
  expect(groups("span.http.method", "resource.http.method")).toEqual([]);
  expect(groups("span.a", "span.b")).toEqual([]);
  expect(groups("span.http.method", "span.https.method")).toEqual([]);
  expect(groups("trace:rootName", "trace:duration")).toEqual([]);
});
