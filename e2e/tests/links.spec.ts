import { expect, expectAccessible, expectSelected, openSpan, ready, test } from "../support/weft.ts";
import { newSpanId, newTraceId, send, span, text } from "../support/otlp.ts";

test("a dangling link keeps its id and attributes and says why, and resolves when its span arrives", async ({
  weft,
  page,
}) => {
  const late = span("late-order", 60_000);
  const batch = span("batch-before-its-order", 1_000, {
    links: [{ traceId: late.traceId, spanId: late.spanId, attributes: [text("messaging.message.id", "m-17")] }],
  });
  await send(weft.otlpHttp, "dangling-batch", [batch]);
  await openSpan(page, weft, batch.traceId, batch.spanId);

  const row = page.getByTestId("links-outgoing").getByTestId("link-row");
  await expect(row).toHaveAttribute("data-state", "not-stored");
  await expect(row).toContainText(late.spanId);
  await expect(row).toContainText("m-17");
  await expect(row).toContainText("trace id was never received");

  await send(weft.otlpHttp, "dangling-api", [late]);
  await page.reload();
  await expect(row).toHaveAttribute("data-state", "resolved");
  await expect(row).toContainText("late-order");
});

test("a batch of 1,000 links pages, and its dropped links are counted", async ({ weft, page }) => {
  const requests = Array.from({ length: 1_000 }, (_, i) => span(`order-${i}`, 120_000 - i));
  const batch = span("big-batch", 1_000, {
    kind: 5,
    links: requests.map(({ traceId, spanId }) => ({ traceId, spanId })),
    droppedLinksCount: 72,
  });
  await send(weft.otlpHttp, "big-api", requests);
  await send(weft.otlpHttp, "big-batch", [batch]);
  await openSpan(page, weft, batch.traceId, batch.spanId);

  await expect(page.getByTestId("tab-links")).toHaveText(/^Links\s*1.?000$/);
  await expect(page.getByTestId("dropped-links")).toContainText("72");
  const outgoing = page.getByTestId("links-outgoing");
  await expect(outgoing.getByTestId("link-row").first()).toBeVisible();
  await outgoing.getByRole("button", { name: /show 100 more/i }).click();
  await expect(outgoing.getByRole("table")).toHaveAttribute("aria-rowcount", "201");
  await page.getByRole("tabpanel").evaluate((content) => content.scrollTo({ top: 150 * 28 }));
  await outgoing
    .locator(`[data-testid=link-row][data-span-id="${requests[150]!.spanId}"]`)
    .getByTestId("link-target")
    .click();
  await expectSelected(page, requests[150]!.traceId, requests[150]!.spanId);
});

test("of thousands of links only the rows in sight exist, with the keyboard and unfolded rows in their places", async ({
  weft,
  page,
}) => {
  const orders = Array.from({ length: 2_500 }, (_, i) => span(`order-${i}`, 120_000 - i));
  const links = orders.map(({ traceId, spanId }, i) => ({ traceId, spanId, attributes: [text("lot", `lot-${i}`)] }));
  const batch = span("huge-batch", 1_000, { kind: 5, links });
  await send(weft.otlpHttp, "huge-api", orders.slice(0, 1_250));
  await send(weft.otlpHttp, "huge-ui", orders.slice(1_250));
  await send(weft.otlpHttp, "huge-batch", [batch]);
  await openSpan(page, weft, batch.traceId, batch.spanId);
  const rows = page.getByTestId("link-row");
  const content = page.getByRole("tabpanel");
  const told = page.getByTestId("links-outgoing").locator(".links-head").getByRole("status");
  const rowOf = (place: number) => page.locator(`[data-testid=link-row][data-span-id="${orders[place]!.spanId}"]`);

  // A text is looked for in large pages.
  await page.getByRole("searchbox", { name: "Filter the links" }).fill("lot");
  for (const more of ["1\u2009000", "1\u2009000", "400"]) {
    await page.getByRole("button", { name: `Look through ${more} more` }).click();
  }
  await expect(told).toHaveText("2\u2009500 of 2\u2009500 shown");
  expect(await rows.count()).toBeLessThan(200);
  await expect(page.getByRole("table", { name: /^Links to/ })).toHaveAttribute("aria-rowcount", "2501");
  await expectAccessible(page);

  await content.evaluate((scrolled) => scrolled.scrollTo({ top: 0 }));
  await rowOf(0)
    .getByRole("button", { name: /^Attributes/ })
    .click();
  await expect(page.getByRole("table", { name: /^Attributes of the link to/ })).toBeVisible();
  await rowOf(1).getByTestId("link-target").focus();
  await content.evaluate((scrolled) => scrolled.scrollTo({ top: scrolled.scrollHeight }));
  await expect(rowOf(2_499)).toBeInViewport();
  expect(await rows.count()).toBeLessThan(200);
  await expect(rowOf(0)).toHaveCount(0);
  await expect(rowOf(1).getByTestId("link-target")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(rowOf(1)).toBeInViewport();
  await content.evaluate((scrolled) => scrolled.scrollTo({ top: scrolled.scrollHeight }));
  await expect(rowOf(2_499)).toBeInViewport();
  await page.keyboard.press("Tab");
  await expect(rowOf(2).getByTestId("link-target")).toBeFocused();
  await expect(rowOf(2)).toBeInViewport();
  await expect(rowOf(0).getByRole("button", { name: /^Attributes/ })).toHaveAttribute("aria-expanded", "true");

  await page.getByRole("button", { name: "Group by service" }).click();
  const heads = page.getByTestId("links-outgoing").getByRole("rowheader");
  await content.evaluate((scrolled) => scrolled.scrollTo({ top: 1_000 * 28 }));
  await expect(rowOf(1_000)).toBeInViewport();
  await expect(heads).toHaveText([/huge-api/]);
  await rowOf(1_000).getByTestId("link-target").focus();
  await content.evaluate((scrolled) => scrolled.scrollTo({ top: scrolled.scrollHeight }));
  await expect(heads).toHaveText([/huge-api/, /huge-ui/]);
  await expect(rowOf(1_000).getByTestId("link-target")).toBeFocused();
});

test("1,000 batches that link to one span page in the other direction", async ({ weft, page }) => {
  const request = span("popular-order", 300_000);
  const batches = Array.from({ length: 1_000 }, (_, i) =>
    span(`batch-${i}`, 200_000 - i * 10, { links: [{ traceId: request.traceId, spanId: request.spanId }] }),
  );
  await send(weft.otlpHttp, "popular-api", [request]);
  await send(weft.otlpHttp, "popular-batch", batches);
  await openSpan(page, weft, request.traceId, request.spanId);

  await expect(page.getByTestId("tab-links")).toHaveText(/^Links\s*1.?000$/);
  const incoming = page.getByTestId("links-incoming");
  await expect(incoming.getByTestId("link-row").first()).toContainText("batch-0");
  await expect(incoming.getByRole("button", { name: /show 100 more/i })).toBeVisible();
});

test("a link inside the trace selects its end without leaving", async ({ weft, page }) => {
  const traceId = newTraceId();
  const parent = span("parent", 5_000, { traceId });
  const sibling = span("sibling", 4_900, { traceId, parentSpanId: parent.spanId });
  const linking = span("linking", 4_800, {
    traceId,
    parentSpanId: parent.spanId,
    links: [{ traceId, spanId: sibling.spanId }],
  });
  await send(weft.otlpHttp, "same-trace", [parent, sibling, linking]);
  await openSpan(page, weft, traceId, linking.spanId);

  const row = page.getByTestId("links-outgoing").getByTestId("link-row");
  await expect(row).toContainText("this trace");
  await row.getByTestId("link-target").click();
  await expectSelected(page, traceId, sibling.spanId);
});

test("an address of a span in a large trace opens with that span in view", async ({ weft, page }) => {
  const traceId = newTraceId();
  const top = span("top", 60_000, { traceId });
  const others = Array.from({ length: 3_000 }, (_, i) =>
    span(`step-${i}`, 59_000 - i, { traceId, parentSpanId: top.spanId }),
  );
  await send(weft.otlpHttp, "large-trace", [top, ...others]);

  await openSpan(page, weft, traceId, others[2_345]!.spanId);

  await expectSelected(page, traceId, others[2_345]!.spanId);
});

test("what links to a span of a trace that is not stored is listed with the links' attributes", async ({
  weft,
  page,
}) => {
  const absent = { traceId: newTraceId(), spanId: newSpanId() };
  const batch = span("batch-of-the-absent", 1_000, {
    links: [{ ...absent, attributes: [text("messaging.message.id", "m-18")] }],
  });
  await send(weft.otlpHttp, "absent-batch", [batch]);
  await page.goto(`${weft.explorer}/trace/${absent.traceId}?span=${absent.spanId}`);
  await expect(page.getByRole("heading", { name: "This span is not stored" })).toBeVisible();
  await expect(page.getByTestId("link-row")).toContainText("batch-of-the-absent");

  await page.getByRole("button", { name: /^Attributes of the link from/ }).click();
  await page.getByRole("link", { name: 'Filter: link.messaging.message.id = "m-18"' }).click();

  await ready(page, "explorer");
  await expect(page.getByTestId("trace-row")).toContainText("batch-of-the-absent");
});

test("an address of a trace that is not stored says so", async ({ weft, page }) => {
  const unknown = newTraceId();
  await page.goto(`${weft.explorer}/trace/${unknown}?span=${newSpanId()}`);

  await expect(page.getByRole("heading", { name: "This trace is not stored" })).toBeVisible();
  await expect(page.getByText(unknown)).toBeVisible();
  await expect(page).toHaveTitle(`${unknown} · Weft`);
});
