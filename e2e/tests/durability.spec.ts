import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { SeededRandom } from "../support/random.ts";
import { type OtlpSpan, newTraceId, send, span } from "../support/otlp.ts";
import { WeftServer } from "../support/server.ts";

/** WEFT_LONG is set by `./weft test --long`. */
const kills = process.env["WEFT_LONG"] ? 200 : 20;
const senders = 4;
const checkers = 8;

/** A trace of three spans whose last one links to a span of a trace that was acknowledged before. */
function linkedTrace(earlier: OtlpSpan | undefined): OtlpSpan[] {
  const traceId = newTraceId();
  const top = span("top", 1_000, { traceId });
  const middle = span("middle", 900, { traceId, parentSpanId: top.spanId });
  const last = span("last", 800, {
    traceId,
    parentSpanId: middle.spanId,
    ...(earlier && { links: [{ traceId: earlier.traceId, spanId: earlier.spanId }] }),
  });
  return [top, middle, last];
}

test(`${kills} kills under load lose no acknowledged span or link and double none`, async () => {
  test.setTimeout(60_000 + kills * 9_000);
  const folder = mkdtempSync(join(tmpdir(), "weft-kill-"));
  const random = new SeededRandom();
  const acknowledged: OtlpSpan[][] = [];
  let checked = 0;
  let said = Date.now();
  for (let round = 0; round <= kills; round++) {
    const weft = await WeftServer.start(folder);
    checked = await assertWhole(weft, acknowledged, round === kills ? 0 : checked);
    if (round === kills) {
      await weft.stop();
      break;
    }
    if (Date.now() - said > 60_000) {
      console.log(`durability: ${round} of ${kills} kills, ${checked} traces acknowledged`);
      said = Date.now();
    }
    const before = acknowledged.length;
    const load = Promise.all(Array.from({ length: senders }, () => sendUntilRefused(weft, acknowledged)));
    const killAfter = 1 + random.below(60);
    await expect.poll(() => acknowledged.length - before, { intervals: [1] }).toBeGreaterThanOrEqual(killAfter);
    await weft.kill();
    await load;
  }
  expect(acknowledged.length).toBeGreaterThan(kills);
});

async function sendUntilRefused(weft: WeftServer, acknowledged: OtlpSpan[][]): Promise<void> {
  for (;;) {
    const trace = linkedTrace(acknowledged.at(-1)?.[2]);
    try {
      await send(weft.otlpHttp, "kill-loop", trace);
    } catch {
      return;
    }
    acknowledged.push(trace);
  }
}

/**
 * Asserts that each acknowledged trace from the one given on is stored once, whole, with its link; returns how many there are. Not by
 * `expect`, whose every call is kept as a step of the test: tens of thousands of them take longer than the kills.
 */
async function assertWhole(weft: WeftServer, acknowledged: OtlpSpan[][], from: number): Promise<number> {
  const until = acknowledged.length;
  let next = from;
  const check = async () => {
    while (next < until) await assertStoredOnce(weft, acknowledged[next++]!);
  };
  await Promise.all(Array.from({ length: checkers }, check));
  return until;
}

async function assertStoredOnce(weft: WeftServer, trace: OtlpSpan[]): Promise<void> {
  const outline = await weft.json<{ spanId: string[]; linksOut: number[] }>(`/traces/${trace[0]!.traceId}/outline`);
  assert.deepEqual(outline.spanId.toSorted(), trace.map(({ spanId }) => spanId).toSorted());
  const link = trace[2]!.links?.[0];
  assert.equal(
    outline.linksOut.reduce((sum, n) => sum + n, 0),
    link ? 1 : 0,
  );
  if (link) {
    const links = await weft.json<{ incoming: { items: { span: { spanId: string } }[] } }>(
      `/traces/${link.traceId}/spans/${link.spanId}/links`,
    );
    assert.equal(links.incoming.items.filter(({ span: linking }) => linking.spanId === trace[2]!.spanId).length, 1);
  }
}
