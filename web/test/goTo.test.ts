import { afterEach, expect, test, vi } from "vitest";
import { useSpanLookup } from "../src/frame/spanLookup";
import { followPointer } from "../src/frame/useGoTo";

afterEach(() => vi.unstubAllGlobals());

const SPAN = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" };
const OTHER = "4bf92f3577b34da6a3ce929d0e0e4736";
const FACTS = { service: "a", name: "b", kind: "server", status: "ok", startTimeUnixNano: "1", durationNanos: "2" };
const row = { ...SPAN, ...FACTS, linksOut: 0, linksIn: 0 };

/** Searches whose answers come when they are let go, whether somebody waits for them or not. */
function heldSearches() {
  const waiting: ((answer: Response) => void)[] = [];
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => waiting.push(resolve)));
  return (items: object[]) => {
    for (const answer of waiting.splice(0)) answer(Response.json({ items, next: null, stats: {}, cut: null }));
  };
}

function ways() {
  const went: string[] = [];
  return {
    went,
    open: ({ traceId, spanId }: { traceId: string; spanId: string | null }) => void went.push(`${traceId} ${spanId}`),
    list: (spanId: string) => void went.push(`all ${spanId}`),
  };
}

test("a span that is found is opened, one that several have or none is listed", async () => {
  const { went, ...go } = ways();
  for (const items of [[row], [row, row], []]) {
    const answer = heldSearches();
    const gone = followPointer({ kind: "span", spanId: SPAN.spanId }, go);
    answer(items);
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await gone;
  }
  expect(went).toEqual([`${SPAN.traceId} ${SPAN.spanId}`, `all ${SPAN.spanId}`, `all ${SPAN.spanId}`]);
});

test("who goes to a trace stays there when a span is found that was looked for before", async () => {
  const answer = heldSearches();
  const { went, ...go } = ways();
  const looking = followPointer({ kind: "span", spanId: SPAN.spanId }, go);
  expect(useSpanLookup.getState().lookup).not.toBeNull();
  await followPointer({ kind: "trace", traceId: OTHER, spanId: null }, go);
  expect(useSpanLookup.getState().lookup).toBeNull();
  answer([row]);
  await looking;
  expect(went).toEqual([`${OTHER} null`]);
});
