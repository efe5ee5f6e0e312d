import { afterEach, expect, test, vi } from "vitest";
import { countMatches } from "../src/histogram/histogramQuery";

afterEach(() => vi.unstubAllGlobals());

const RANGE = { kind: "absolute", startNanos: "1000", endNanos: "5000" } as const;
const count = () => countMatches("{ }", RANGE, "utc", new AbortController().signal, () => undefined);
const answerWith = (answer: object) => vi.stubGlobal("fetch", () => Promise.resolve(Response.json(answer)));

test("matches that lie in segments which could not be read are not passed over in silence", async () => {
  answerWith({ series: [], cut: null, missing: [{ segment: "000000000003-000000000003", reason: "damaged" }] });
  expect((await count()).cut).toContain("segment 000000000003-000000000003 (damaged)");
});

test("what a deadline or a limit left out is told, and nothing where all is counted", async () => {
  answerWith({ series: [], cut: { why: "deadline", detail: "out of time" }, missing: [] });
  expect((await count()).cut).toBe("out of time");
  answerWith({ series: [], cut: null, missing: [] });
  expect((await count()).cut).toBeNull();
});
