import { expect, expectAccessible, openSpan, ready, test } from "../support/weft.ts";
import { WeftServer } from "../support/server.ts";
import { send, span, text } from "../support/otlp.ts";

test("a first start is the guide, and the first span appears without a reload", async ({ page }) => {
  const fresh = await WeftServer.start();
  try {
    await page.goto(fresh.explorer);
    await expect(page.getByTestId("empty-guide")).toContainText(fresh.otlpGrpc.replace("http://", ""));
    await expectAccessible(page);

    await send(fresh.otlpHttp, "first-service", [span("first-span", 1_000)]);

    await expect(page.getByText("first-span").first()).toBeVisible();
  } finally {
    await fresh.stop();
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on either page in the ${colorScheme} theme`, async ({ weft, browser }) => {
    const request = span("GET /axe", 30_000, { kind: 2, attributes: [text("http.route", "/axe")] });
    const batch = span("axe-batch", 1_000, {
      kind: 5,
      links: [request, span("never-sent", 0)].map(({ traceId, spanId }) => ({ traceId, spanId })),
      status: { code: 2, message: "failed" },
    });
    await send(weft.otlpHttp, "axe-service", [request, batch]);
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();

    await page.goto(weft.explorer);
    await ready(page, "explorer");
    await expect(page.getByTestId("trace-row").first()).toBeVisible();
    await expectAccessible(page);

    await openSpan(page, weft, batch.traceId, batch.spanId);
    await expect(page.getByTestId("link-row").first()).toBeVisible();
    await expectAccessible(page);
    await context.close();
  });
}

test("a trace is downloaded as OTLP/JSON and opened again from the file, without storing it", async ({
  weft,
  page,
}) => {
  const first = span("in-the-file", 5_000, { attributes: [text("note", "kept")] });
  await send(weft.otlpHttp, "file-service", [first]);
  await page.goto(`${weft.explorer}/trace/${first.traceId}`);
  await ready(page, "trace");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /download/i }).click(),
  ]);
  const file = await download.path();

  await page.goto(`${weft.explorer}/file`);
  const dropped = await page
    .getByRole("heading", { name: "Open a trace file" })
    .evaluate((beside) => beside.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true })));
  expect(dropped, "a drop beside the place for it would leave the page").toBe(false);
  await page.locator("input[type=file]").setInputFiles(file);

  await expect(page.getByTestId("waterfall-row").filter({ hasText: "in-the-file" })).toBeVisible();
});

test("a browser that takes itself for offline still asks a server on its own machine", async ({ weft, page }) => {
  await send(weft.otlpHttp, "near-service", [span("near", 2_000)]);
  await page.goto(weft.explorer);
  await ready(page, "explorer");

  await page.evaluate(() => window.dispatchEvent(new Event("offline")));
  await page.getByRole("button", { name: "Spans", exact: true }).click();

  await expect(page.getByTestId("span-row").filter({ hasText: "near" })).toBeVisible();
});
