import { afterEach, expect, test, vi } from "vitest";
import { type Direction, requestLinks, requestLinksSummary } from "../src/api/links";
import { requestOutline } from "../src/api/outline";
import { requestSpan } from "../src/api/span";
import { storedTraces } from "../src/trace/traceSource";

afterEach(() => vi.unstubAllGlobals());

const NO_ID = "../status?a#b";
const TRACE = "/api/v1/traces/..%2Fstatus%3Fa%23b";
const SPAN = `${TRACE}/spans/..%2Fstatus%3Fa%23b`;
const { signal } = new AbortController();
const direction: Direction = "incoming";
const request = { direction, order: "start", state: null, service: null, cursor: null, limit: 5 } as const;

test.each([
  ["an outline", () => requestOutline(NO_ID, signal), `${TRACE}/outline`],
  ["a span", () => requestSpan(NO_ID, NO_ID, signal), SPAN],
  ["links", () => requestLinks(NO_ID, NO_ID, request, signal), `${SPAN}/links?direction=incoming&order=start&limit=5`],
  [
    "their summary",
    () => requestLinksSummary(NO_ID, NO_ID, direction, signal),
    `${SPAN}/links/summary?direction=incoming`,
  ],
])("where an address names no id, %s is asked for all the same, and nothing else", async (_, ask, path) => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    return Promise.resolve(Response.json({ title: "Not Found" }, { status: 404 }));
  });
  await expect(ask()).rejects.toMatchObject({ status: 404 });
  expect(asked).toEqual([path]);
});

test("the address of a download is that of a trace, whatever its id", () => {
  expect(storedTraces.downloadAddress(NO_ID)).toBe(TRACE);
});
