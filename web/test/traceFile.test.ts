import { expect, test } from "vitest";
import type { LinksRequest } from "../src/api/links";
import { fileSource } from "../src/file/fileSource";
import { hexId } from "../src/file/hexId";
import { readTraceFile } from "../src/file/readTraceFile";
import { buildTraceFile } from "../src/file/traceFile";

const REQUEST = "0af7651916cd43dd8448eb211c80319c";
const BATCH = "4bf92f3577b34da6a3ce929d0e0e4736";
const UNKNOWN = "ffffffffffffffffffffffffffffffff";
const SECOND = 1_000_000_000;
const aborted = new AbortController().signal;

function otlp(service: string, spans: object[]) {
  const attributes = [{ key: "service.name", value: { stringValue: service } }];
  return { resourceSpans: [{ resource: { attributes }, scopeSpans: [{ spans }] }] };
}

const requestSpans = otlp("orders-api", [
  {
    traceId: REQUEST,
    spanId: "b7ad6b7169203331",
    name: "receive-order",
    kind: 2,
    startTimeUnixNano: 10 * SECOND,
    endTimeUnixNano: `${11 * SECOND}`,
  },
  {
    traceId: REQUEST,
    spanId: "b7ad6b7169203332",
    parentSpanId: "b7ad6b7169203331",
    name: "validate",
    startTimeUnixNano: `${10 * SECOND}`,
    endTimeUnixNano: `${10 * SECOND}`,
  },
]);
const batchSpans = otlp("orders-batch", [
  {
    traceId: BATCH,
    spanId: "00f067aa0ba902b7",
    name: "process-batch",
    kind: "SPAN_KIND_CONSUMER",
    startTimeUnixNano: `${15 * SECOND}`,
    endTimeUnixNano: `${16 * SECOND}`,
    status: { code: "STATUS_CODE_ERROR" },
    droppedLinksCount: 2,
    links: [
      { traceId: REQUEST, spanId: "b7ad6b7169203331", attributes: [{ key: "n", value: { intValue: "7" } }] },
      { traceId: REQUEST, spanId: "b7ad6b7169203399" },
      { traceId: UNKNOWN, spanId: "b7ad6b7169203331" },
      { traceId: "", spanId: "" },
    ],
  },
]);

const asked: LinksRequest = {
  direction: "outgoing",
  order: "link",
  state: null,
  service: null,
  cursor: null,
  limit: 100,
};

function open(text: string) {
  const file = buildTraceFile("traces.json", readTraceFile(text));
  return { file, source: fileSource(file, 1) };
}

test("JSON lines and one object read alike", () => {
  const lines = open(`\uFEFF${JSON.stringify(requestSpans)}\n${JSON.stringify(batchSpans)}\n`).file;
  const object = open(
    JSON.stringify({ resourceSpans: [...requestSpans.resourceSpans, ...batchSpans.resourceSpans] }),
  ).file;
  expect(lines.traces).toEqual(object.traces);
  expect([...lines.traces.keys()]).toEqual([REQUEST, BATCH]);
});

test("the outline is what the server would send", async () => {
  const { source } = open(
    JSON.stringify({ resourceSpans: [...batchSpans.resourceSpans, ...requestSpans.resourceSpans] }),
  );
  const request = await source.findOutline(REQUEST, aborted);
  expect(request.root).toEqual({ service: "orders-api", name: "receive-order" });
  expect([...request.parent]).toEqual([-1, 0]);
  expect([...request.linksIn]).toEqual([1, 0]);
  const batch = await source.findOutline(BATCH, aborted);
  expect([...batch.linksOut]).toEqual([4]);
  expect([...batch.kind]).toEqual([5]);
  expect([...batch.status]).toEqual([2]);
});

test("links are followed both ways inside the file, and dangling ones say why", async () => {
  const { source } = open(
    JSON.stringify({ resourceSpans: [...requestSpans.resourceSpans, ...batchSpans.resourceSpans] }),
  );
  const outgoing = await source.searchLinks(BATCH, "00f067aa0ba902b7", asked, aborted);
  expect(outgoing.items.map(({ state, reason }) => [state, reason])).toEqual([
    ["resolved", null],
    ["not-stored", "span-missing-in-trace"],
    ["not-stored", "trace-unknown"],
    ["invalid", null],
  ]);
  expect(outgoing.items[0]).toMatchObject({
    span: { service: "orders-api", name: "receive-order", kind: "server" },
    timing: "waited",
    waitNanos: `${4 * SECOND}`,
  });
  const incoming = await source.searchLinks(REQUEST, "b7ad6b7169203331", { ...asked, direction: "incoming" }, aborted);
  expect(incoming.items.map(({ span }) => span?.name)).toEqual(["process-batch"]);
  const summary = await source.summarizeLinks(BATCH, "00f067aa0ba902b7", "outgoing", aborted);
  expect(summary).toMatchObject({ total: 4, dropped: 2, states: { resolved: 1, "not-stored": 2, invalid: 1 } });
  expect(summary.wait).toMatchObject({ count: 1, minNanos: `${4 * SECOND}`, maxNanos: `${4 * SECOND}` });
});

test("links come in pages and pass filters", async () => {
  const { source } = open(`${JSON.stringify(requestSpans)}\n${JSON.stringify(batchSpans)}`);
  const first = await source.searchLinks(BATCH, "00f067aa0ba902b7", { ...asked, limit: 3 }, aborted);
  expect([first.items.length, first.total]).toEqual([3, 4]);
  const rest = await source.searchLinks(BATCH, "00f067aa0ba902b7", { ...asked, limit: 3, cursor: first.next }, aborted);
  expect([rest.items.length, rest.next]).toEqual([1, null]);
  const invalid = await source.searchLinks(BATCH, "00f067aa0ba902b7", { ...asked, state: "invalid" }, aborted);
  expect(invalid.total).toBe(1);
});

test("links stand in the order that the server gives them, to the nanosecond", async () => {
  const now = 1_764_000_000_000_000_000n;
  const at = (spanId: string, start: bigint, duration: bigint) => ({
    traceId: REQUEST,
    spanId,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + duration),
  });
  const linked = [
    at("00000000000000a1", now + 2n, 1n),
    at("00000000000000a2", now + 1n, 3n),
    at("00000000000000a3", now, 2n),
    at("00000000000000a0", now, 2n),
  ];
  const links = [{ traceId: UNKNOWN, spanId: "00000000000000ff" }, ...linked].map(({ traceId, spanId }) => ({
    traceId,
    spanId,
  }));
  const linking = ["b2", "b1"].map((end, place) => ({
    ...at(`00000000000000${end}`, now + 100n - BigInt(place), 1n),
    traceId: BATCH,
    links,
  }));
  const { source } = open(JSON.stringify(otlp("api", [...linked, ...linking])));
  const ordered = async (spanId: string, part: Partial<LinksRequest>) => {
    const traceId = part.direction === "incoming" ? REQUEST : BATCH;
    const { items } = await source.searchLinks(traceId, `00000000000000${spanId}`, { ...asked, ...part }, aborted);
    return items.map(({ span, link }) => (span ?? link).spanId.slice(-2));
  };

  expect(await ordered("b1", { order: "link" })).toEqual(["ff", "a1", "a2", "a3", "a0"]);
  expect(await ordered("b1", { order: "start" })).toEqual(["a0", "a3", "a2", "a1", "ff"]);
  expect(await ordered("b1", { order: "duration" })).toEqual(["a2", "a0", "a3", "a1", "ff"]);
  expect(await ordered("b1", { order: "wait" })).toEqual(["a0", "a3", "a1", "a2", "ff"]);
  expect(await ordered("a1", { order: "link", direction: "incoming" })).toEqual(["b1", "b2"]);
});

test("equal ids with other content count as conflicts, the first one is shown", async () => {
  const twice = otlp("api", [
    { traceId: REQUEST, spanId: "b7ad6b7169203331", name: "first" },
    { traceId: REQUEST, spanId: "b7ad6b7169203331", name: "second" },
  ]);
  const outline = await open(JSON.stringify(twice)).source.findOutline(REQUEST, aborted);
  expect(outline.names).toEqual(["first"]);
  expect(outline.conflictingSpanCount).toBe(1);
});

test("Jaeger's JSON: references become parents and links, micros become nanos", async () => {
  const jaeger = {
    data: [
      {
        traceID: BATCH,
        processes: { p1: { serviceName: "orders-batch", tags: [{ key: "host.name", type: "string", value: "a" }] } },
        spans: [
          {
            traceID: BATCH,
            spanID: "f067aa0ba902b7",
            operationName: "process-batch",
            startTime: 15,
            duration: 5,
            processID: "p1",
            references: [{ refType: "FOLLOWS_FROM", traceID: UNKNOWN, spanID: "b7ad6b7169203331" }],
            tags: [
              { key: "span.kind", type: "string", value: "consumer" },
              { key: "error", type: "bool", value: true },
            ],
          },
          {
            traceID: BATCH,
            spanID: "b7ad6b7169203332",
            operationName: "reconcile",
            startTime: 16,
            duration: 1,
            processID: "p1",
            references: [{ refType: "CHILD_OF", traceID: BATCH, spanID: "f067aa0ba902b7" }],
            logs: [
              {
                timestamp: 17,
                fields: [
                  { key: "event", type: "string", value: "retry" },
                  { key: "n", type: "int64", value: 3 },
                ],
              },
            ],
          },
        ],
      },
    ],
  };
  const { source } = open(JSON.stringify(jaeger));
  const outline = await source.findOutline(BATCH, aborted);
  expect(outline.startNanos).toBe(15_000n);
  expect([...outline.parent]).toEqual([-1, 0]);
  expect([...outline.durationNanos]).toEqual([5_000, 1_000]);
  expect([...outline.linksOut]).toEqual([1, 0]);
  expect([...outline.kind]).toEqual([5, 0]);
  expect([...outline.status]).toEqual([2, 0]);
  const reconcile = await source.findSpan(BATCH, "b7ad6b7169203332", aborted);
  expect(reconcile.span.events).toMatchObject([{ name: "retry", timeUnixNano: "17000" }]);
});

test.each([
  ["", "Not JSON"],
  ["{", "Not JSON"],
  ['{"a":1}\n{oops', "Line 2 is not JSON"],
  ['{"a":1}\n\n\n{oops', "Line 4 is not JSON"],
  ["[1]", "Neither OTLP/JSON nor Jaeger's JSON"],
  ['{"resourceSpans":[]}', "The file holds no span"],
  ['{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":7}]}]}]}', "traceId"],
  ['{"data":[{"spans":[{"traceID":"1"}]}]}', "spanID"],
])("a file of %s says what is wrong", (text, message) => {
  expect(() => readTraceFile(text)).toThrow(message);
});

test("ids come as hex, as base64, or without leading zeros", () => {
  expect(hexId("F067AA0BA902B7", 8)).toBe("00f067aa0ba902b7");
  expect(hexId("APBnqgupArc=", 8)).toBe("00f067aa0ba902b7");
  expect(hexId("S/kvNXezTaajzpKdDg5HNg==", 16)).toBe(BATCH);
  expect(hexId("", 8)).toBe("");
  expect(hexId("no-base64-id", 8)).toBe("no-base64-id");
  expect(hexId("ninebytesxxx", 8)).toBe("ninebytesxxx");
  expect(hexId("x===========", 8)).toBe("x===========");
});

test("a service may be named as JavaScript names what every object has", async () => {
  const spans = ["constructor", "constructor", "__proto__"].map((service, i) =>
    otlp(service, [
      {
        traceId: BATCH,
        spanId: `00000000000000a${i}`,
        links: [{ traceId: REQUEST, spanId: "b7ad6b7169203331" }],
      },
    ]),
  );
  const file = buildTraceFile(
    "names.json",
    readTraceFile([requestSpans, ...spans].map((of) => JSON.stringify(of)).join("\n")),
  );

  const summary = await fileSource(file, 1).summarizeLinks(REQUEST, "b7ad6b7169203331", "incoming", aborted);

  expect(summary.services).toEqual([
    { name: "constructor", count: 2 },
    { name: "__proto__", count: 1 },
  ]);
});

test("a file that is nearly Jaeger's is refused by what is wrong in it", () => {
  const nearly = { data: [{ spans: [{ traceID: "1", spanID: "2", startTime: "soon", duration: 1 }] }] };

  expect(() => readTraceFile(JSON.stringify(nearly))).toThrow(
    /^✖ Invalid input: expected number.* → at data\[0\]\.spans\[0\]\.startTime$/,
  );
});
