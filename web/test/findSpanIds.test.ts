import { afterEach, expect, test, vi } from "vitest";
import { findSpanIds } from "../src/api/search";

afterEach(() => vi.unstubAllGlobals());

const RANGE = { startNanos: "0", endNanos: "10" };
const ids = (count: number) => Array.from({ length: count }, (_, at) => ({ traceId: "0a", spanId: String(at) }));
const find = (wanted: number) => findSpanIds("{ }", RANGE, wanted, new AbortController().signal);

/** Answers each request with the next page; returns the cursors that were asked for. */
function answerPages(...pages: { items: object[]; next: string | null; cut: object | null }[]): (string | null)[] {
  const cursors: (string | null)[] = [];
  vi.stubGlobal("fetch", (_: string, { body }: { body: string }) => {
    cursors.push((JSON.parse(body) as { cursor: string | null }).cursor);
    return Promise.resolve(Response.json(pages[cursors.length - 1]));
  });
  return cursors;
}

test("ids are read page after page until there are as many as wanted", async () => {
  const cursors = answerPages({ items: ids(2), next: "b", cut: null }, { items: ids(1), next: "c", cut: null });
  const found = await find(3);
  expect(found.spans).toHaveLength(3);
  expect(found).toMatchObject({ more: true, cut: null });
  expect(cursors).toEqual([null, "b"]);
});

test("what a deadline cut off is not missing where the next page went on behind it", async () => {
  const late = { why: "deadline", detail: "out of time" };
  answerPages({ items: ids(1), next: "b", cut: late }, { items: ids(1), next: null, cut: null });
  expect(await find(10)).toMatchObject({ more: false, cut: null });
  answerPages({ items: ids(1), next: null, cut: { why: "links", detail: "too many links" } });
  expect(await find(10)).toMatchObject({ more: false, cut: "too many links" });
});
