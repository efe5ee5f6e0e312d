import { expect, test } from "vitest";
import type { LinkEnd } from "../src/api/links";
import { byService, holding } from "../src/details/linkListing";
import { headAbove, linesOf } from "../src/details/linkLines";
import { countsOf, listedInWords, moreInWords } from "../src/details/listedInWords";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

function end(spanId: string, service: string | null, tenant: string): LinkEnd {
  const facts = { traceId: TRACE, spanId, name: "receive order", kind: "server", status: "error" } as const;
  return {
    link: { traceId: TRACE, spanId, attributes: [{ key: "Tenant.name", value: { stringValue: tenant } }] },
    span: service === null ? null : { ...facts, service, startTimeUnixNano: "1", durationNanos: "2" },
    state: service === null ? "not-stored" : "resolved",
    reason: null,
    timing: null,
    waitNanos: null,
  };
}

const ENDS = [
  end("00000000000000a1", "orders-api", "acme"),
  end("00000000000000b2", null, "globex"),
  end("00000000000000c3", "billing", "acme & sons"),
  end("00000000000000d4", "orders-api", "globex"),
];
const placesOf = (text: string) => holding(ENDS, text).map(({ place }) => place);

test.each([
  ["", [0, 1, 2, 3]],
  ["  ", [0, 1, 2, 3]],
  ["0000B2", [1]],
  [TRACE, [0, 1, 2, 3]],
  ["billing", [2]],
  ["receive order", [0, 2, 3]],
  ["SERVER", [0, 2, 3]],
  ["error", [0, 2, 3]],
  ["tenant.NAME", [0, 1, 2, 3]],
  ["acme", [0, 2]],
  ["tenant.name=globex", [1, 3]],
  ["globex orders-api", [3]],
  ["globex billing", []],
])("links that hold “%s”", (text, places) => {
  expect(placesOf(text)).toEqual(places);
});

test("groups stand where their first link does, and a link keeps its place", () => {
  const groups = byService(holding(ENDS, ""));
  expect(groups.map(({ service, links }) => [service, ...links.map(({ place }) => place)])).toEqual([
    ["orders-api", 0, 3],
    [null, 1],
    ["billing", 2],
  ]);
});

test("lines are the heads of services, links, and attributes below those that are unfolded", () => {
  const links = holding(ENDS, "");
  const keysOf = (grouped: boolean, folded: (string | null)[], unfolded: number[]) =>
    linesOf(links, { grouped, folded: new Set(folded), unfolded: new Set(unfolded) }).map(({ key }) => key);
  expect(keysOf(false, ["billing"], [1])).toEqual(["link 0", "link 1", "attributes 1", "link 2", "link 3"]);
  expect(keysOf(true, [null], [3])).toEqual([
    'group "orders-api"',
    "link 0",
    "link 3",
    "attributes 3",
    "group null",
    'group "billing"',
    "link 2",
  ]);
  const lines = linesOf(links, { grouped: true, folded: new Set(), unfolded: new Set() });
  expect([0, 2, 3, 4, 6].map((place) => headAbove(lines, place))).toEqual([0, 0, 3, 3, 5]);
  expect(headAbove(linesOf(links, { grouped: false, folded: new Set(), unfolded: new Set() }), 2)).toBe(2);
});

test.each([
  [{ shown: 5, read: 5, all: 5 }, "", ""],
  [{ shown: 100, read: 100, all: 1_000 }, "", "100 of 1\u2009000 shown"],
  [{ shown: 3, read: 5, all: 5 }, "acme", "3 of 5 shown"],
  [{ shown: 0, read: 5, all: 5 }, "acme", "0 of 5 shown"],
  [{ shown: 3, read: 100, all: 1_100 }, "acme", "3 of the first 100 shown; 1\u2009000 are not looked through yet"],
  [{ shown: 3, read: 100, all: 101 }, "acme", "3 of the first 100 shown; 1 is not looked through yet"],
])("%j with the text “%s” is told honestly", (counts, text, words) => {
  expect(listedInWords(counts, text)).toBe(words);
});

test("links that came while others were read are counted", () => {
  const page = (total: number) => ({ total, items: Array.from({ length: 100 }) });
  expect(countsOf([], 0, 7)).toEqual({ shown: 0, read: 0, all: 7 });
  expect(countsOf([page(150)], 100, 7)).toEqual({ shown: 100, read: 100, all: 150 });
  expect(countsOf([page(150), page(220)], 3, 7)).toEqual({ shown: 3, read: 200, all: 220 });
});

test("the button for more links says what a press does, and when there is nothing left", () => {
  expect([moreInWords(100, ""), moreInWords(1_000, "acme")]).toEqual(["Show 100 more", "Look through 1\u2009000 more"]);
  expect([moreInWords(0, ""), moreInWords(0, "acme")]).toEqual(["All are shown", "All are looked through"]);
});
