import { afterEach, expect, test, vi } from "vitest";
import { lackOf } from "../src/export/lack";

afterEach(() => vi.unstubAllGlobals());

const RANGE = { startNanos: "0", endNanos: "10" };
const ENDED = "The server ended it early: spans match that are not in the file. Export a shorter time range.";
const NOT_KNOWN = "Whether the file has every span that matches is not known.";
const large = { why: "trace", detail: "a trace has more than 100000 spans" };
const late = { why: "deadline", detail: "the deadline passed" };

function answer(oldest: string | null, cut: object | null, missing: object[] = []): void {
  vi.stubGlobal("fetch", (address: string) => {
    const page = { items: oldest === null ? [] : [{ startTimeUnixNano: oldest }], cut: null };
    const counted = { facets: [], cut, missing };
    return Promise.resolve(Response.json(address.endsWith("/search") ? page : counted));
  });
}

const lack = async (earliest: bigint | null) =>
  (await lackOf("{ }", RANGE, earliest, new AbortController().signal))?.words ?? null;

test("a file with the earliest match, of a query that read everything, lacks nothing", async () => {
  answer("3", null);
  expect(await lack(3n)).toBeNull();
  answer(null, null);
  expect(await lack(null)).toBeNull();
});

test("an earlier match than any in the file says that the server ended it", async () => {
  answer("2", null);
  expect(await lack(3n)).toBe(ENDED);
  expect(await lack(null)).toBe(ENDED);
});

test("what could not be read is said though the file has the earliest match", async () => {
  answer("3", large);
  expect(await lack(3n)).toBe("Spans that match may not be in the file: a trace has more than 100000 spans.");
  answer("3", null, [{ segment: "7", reason: "block 2 is damaged" }]);
  expect(await lack(3n)).toContain("block 2 is damaged");
});

test("counting that ran out of time leaves open whether a file with the earliest match is whole", async () => {
  answer("3", late);
  expect(await lack(3n)).toBe(NOT_KNOWN);
  answer("3", { ...late, besides: large });
  expect(await lack(3n)).toContain("a trace has more than 100000 spans");
  answer(null, late);
  expect(await lack(null)).toBe("Spans that match may not be in the file: the deadline passed.");
});

test("a server that cannot be asked leaves it open", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no way")));
  expect(await lack(3n)).toBe(NOT_KNOWN);
});
