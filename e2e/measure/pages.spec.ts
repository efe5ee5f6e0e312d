import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { type Smoothness, median, smoothness } from "../support/frames.ts";
import { type OtlpSpan, newTraceId, send, span } from "../support/otlp.ts";
import { root } from "../support/paths.ts";
import type { WeftServer } from "../support/server.ts";
import { expect, ready, test } from "../support/weft.ts";

const runs = 5;
const batchSpans = 5_000;
const figures: Record<string, unknown> = {};

test.describe.configure({ mode: "serial" });

test.afterAll(({ browser }) => {
  const measuredAt = new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const result = {
    bench: "pages",
    measuredAt,
    commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim(),
    machine: {
      processor: cpus()[0]?.model,
      cores: cpus().length,
      memoryBytes: totalmem(),
      kernel: `Linux ${release()}`,
      browser: `Chromium ${browser.version()}`,
    },
    figures,
  };
  const folder = join(root, "bench", "results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `pages-${measuredAt.replaceAll(/[-:]/g, "")}.json`),
    `${JSON.stringify(result, null, 2)}\n`,
  );
  console.log(JSON.stringify(result, null, 2));
});

test("a Links tab of 1,000 links opens", async ({ weft, page }) => {
  const requests = Array.from({ length: 1_000 }, (_, i) => span(`order-${i}`, 120_000 - i));
  const batch = span("big-batch", 1_000, {
    links: requests.map(({ traceId, spanId }) => ({ traceId, spanId })),
  });
  await send(weft.otlpHttp, "measured-api", requests);
  await send(weft.otlpHttp, "measured-batch", [batch]);
  const path = `/traces/${batch.traceId}/spans/${batch.spanId}/links`;
  figures["links1000FirstPageMillis"] = await medianMillis(() => weft.json(`${path}?direction=outgoing`));

  const opening: number[] = [];
  for (let run = 0; run < runs; run++) {
    await page.goto(`${weft.explorer}/trace/${batch.traceId}?span=${batch.spanId}&tab=overview`);
    await ready(page, "trace");
    await expect(page.getByTestId("tab-links")).toBeVisible();
    opening.push(await millisUntil(page, "[data-testid=tab-links]", "[data-testid=link-row]"));
  }
  figures["links1000TabOpensMillis"] = median(opening);
});

test("the palette opens", async ({ weft, page }) => {
  await page.goto(weft.explorer);
  await ready(page, "explorer");
  const opening: number[] = [];
  for (let run = 0; run < runs; run++) {
    opening.push(await millisUntil(page, ".go-to-key", ".palette[open]"));
    await page.keyboard.press("Escape");
    await expect(page.locator(".palette")).toHaveCount(0);
  }
  figures["paletteOpensMillis"] = median(opening);
});

test("1,000 incoming links answer", async ({ weft }) => {
  const request = span("popular", 300_000);
  const batches = Array.from({ length: 1_000 }, (_, i) =>
    span(`batch-${i}`, 200_000 - i, { links: [{ traceId: request.traceId, spanId: request.spanId }] }),
  );
  await send(weft.otlpHttp, "measured-incoming", [request, ...batches]);
  const path = `/traces/${request.traceId}/spans/${request.spanId}/links?direction=incoming`;
  figures["incoming1000FirstPageMillis"] = await medianMillis(() => weft.json(path));
  figures["incoming1000WholeMillis"] = await medianMillis(() => weft.json(`${path}&limit=1000`));
});

for (const spans of [10_000, 100_000]) {
  test(`a trace of ${spans} spans is interactive and scrolls`, async ({ weft, page }) => {
    const traceId = await sendTrace(weft, spans);
    const outline = await fetch(`${weft.api}/traces/${traceId}/outline`);
    const body = Buffer.from(await outline.arrayBuffer());
    const interactive: number[] = [];
    const scrolled: Smoothness[] = [];
    for (let run = 0; run < runs; run++) {
      await page.goto("about:blank");
      const began = performance.now();
      await page.goto(`${weft.explorer}/trace/${traceId}`, { waitUntil: "commit" });
      await page.waitForFunction(() => document.body?.dataset["ready"] === "trace", null, { polling: "raf" });
      interactive.push(performance.now() - began);
      scrolled.push(await smoothness(page, () => scrollForTenSeconds(page)));
    }
    figures[`trace${spans}`] = {
      outlineBytes: body.length,
      outlineGzipBytes: gzipSync(body).length,
      interactiveMillis: median(interactive),
      scrollP95FrameMillis: median(scrolled.map(({ p95FrameMillis }) => p95FrameMillis)),
      scrollLongestTaskMillis: Math.max(...scrolled.map(({ longestTaskMillis }) => longestTaskMillis)),
      scrollFrames: median(scrolled.map(({ frames }) => frames)),
    };
  });
}

async function sendTrace(weft: WeftServer, spans: number): Promise<string> {
  const traceId = newTraceId();
  const sent: OtlpSpan[] = [span("root", 600_000, { traceId })];
  for (let i = 1; i < spans; i++) {
    const parentSpanId = sent[Math.floor((i - 1) / 8)]!.spanId;
    sent.push(span(`operation-${i % 50}`, 600_000 - i * 5, { traceId, parentSpanId, kind: 1 + (i % 5) }));
  }
  for (let from = 0; from < spans; from += batchSpans) {
    await send(weft.otlpHttp, `measured-${from % 7}`, sent.slice(from, from + batchSpans));
  }
  return traceId;
}

/** Turns the wheel over the waterfall for ten seconds, at the speed of a hurried reader. */
async function scrollForTenSeconds(page: Page): Promise<void> {
  const speed = 2_000;
  const session = await page.context().newCDPSession(page);
  await session.send("Input.synthesizeScrollGesture", {
    x: 300,
    y: 300,
    yDistance: -speed * 10,
    speed,
    gestureSourceType: "mouse",
    preventFling: true,
  });
  await session.detach();
}

async function medianMillis(question: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs * 4; run++) {
    const began = performance.now();
    await question();
    times.push(performance.now() - began);
  }
  return median(times);
}

/** Clicks inside the page and returns the time until what is waited for is drawn. */
async function millisUntil(page: Page, click: string, appears: string): Promise<number> {
  return page.evaluate(
    ([clicked, awaited]) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        document.querySelector<HTMLElement>(clicked!)!.click();
        const look = (): void => {
          if (document.querySelector(awaited!)) resolve(performance.now() - began);
          else requestAnimationFrame(look);
        };
        look();
      }),
    [click, appears],
  );
}
