import { expect, test } from "@playwright/test";
import { SmallDisk } from "../support/disk.ts";
import { type OtlpSpan, newTraceId, send, span, text } from "../support/otlp.ts";
import { WeftServer } from "../support/server.ts";

const mebibyte = 1 << 20;
const missing = SmallDisk.missing();

test.skip(missing !== undefined, missing);

/** A trace of forty spans of 60 KB: more than the least reserve that there can be. */
function largeTrace(): OtlpSpan[] {
  const traceId = newTraceId();
  return Array.from({ length: 40 }, () =>
    span("large", 1_000, { traceId, attributes: [text("payload", "x".repeat(60_000))] }),
  );
}

for (const [what, reserve] of [
  ["the reserve", 16],
  ["the last byte", 1],
] as const) {
  test(`a disk that is full to ${what} refuses spans, answers queries, and takes spans again with room`, async () => {
    const weft = await WeftServer.startOn(new SmallDisk((reserve + 12) * mebibyte), `--disk-reserve=${reserve}MiB`);
    const acknowledged: OtlpSpan[][] = [];

    const sendUntilRefused = async () => {
      for (;;) {
        const sent = largeTrace();
        await send(weft.otlpHttp, "full-disk", sent);
        acknowledged.push(sent);
      }
    };
    await expect(sendUntilRefused()).rejects.toThrow(/answered 503.*the disk is full/);
    expect(acknowledged.length).toBeGreaterThan(2);
    await expectStored(weft, acknowledged);

    const refused = await fetch(`${weft.otlpHttp}/v1/traces`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: largeTrace() }] }] }),
    });
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);

    weft.resizeDisk(256 * mebibyte);
    await expect(async () => {
      const sent = largeTrace();
      await send(weft.otlpHttp, "full-disk", sent);
      acknowledged.push(sent);
    }).toPass({ timeout: 5_000 });
    await expectStored(weft, acknowledged);
    expect(await weft.stop()).toBe(0);
  });
}

async function expectStored(weft: WeftServer, traces: OtlpSpan[][]): Promise<void> {
  for (const trace of traces) {
    const outline = await weft.json<{ spanId: string[] }>(`/traces/${trace[0]!.traceId}/outline`);
    expect(outline.spanId.toSorted()).toEqual(trace.map(({ spanId }) => spanId).toSorted());
  }
}
