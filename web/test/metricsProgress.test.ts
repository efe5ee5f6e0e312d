import { afterEach, expect, test, vi } from "vitest";
import { requestMetrics } from "../src/api/metrics";
import type { Progress } from "../src/api/progress";

afterEach(() => vi.unstubAllGlobals());

test("series tell how many segments are done before they are answered", async () => {
  const lines = [
    { progress: { segmentsDone: 0, segments: 0 } },
    { progress: { segmentsDone: 3, segments: 8 } },
    { answer: { series: [], cut: null } },
  ];
  const accepted: (string | null)[] = [];
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
    accepted.push(new Headers(init.headers).get("accept"));
    const body = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    return Promise.resolve(new Response(body, { headers: { "content-type": "application/x-ndjson" } }));
  });
  const told: Progress[] = [];
  const range = { startNanos: "0", endNanos: "10" };
  const answer = await requestMetrics("{ } | rate()", range, 1n, new AbortController().signal, (at) => told.push(at));
  expect(told.at(-1)).toEqual({ segmentsDone: 3, segments: 8 });
  expect(answer.series).toEqual([]);
  expect(accepted[0]).toContain("application/x-ndjson");
});
