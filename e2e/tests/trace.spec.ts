import { type OtlpSpan, newTraceId, send, span, text } from "../support/otlp.ts";
import { expect, expectAccessible, openSpan, ready, test } from "../support/weft.ts";
import type { Locator, Page, Route } from "@playwright/test";
import type { WeftServer } from "../support/server.ts";

const find = (page: Page) => page.getByRole("searchbox", { name: "Find in trace" });
const status = (page: Page) => page.getByRole("search").getByRole("status");
const row = (page: Page, { spanId }: OtlpSpan) => page.locator(`[data-testid=waterfall-row][data-span-id="${spanId}"]`);

const sizeOf = (line: Locator) => line.getAttribute("aria-valuenow").then(Number);

/** A trace of a span with two below it. */
async function sendTrace(weft: WeftServer) {
  const traceId = newTraceId();
  const top = span("top", 3_000, { traceId });
  const first = span("first step", 2_900, { traceId, parentSpanId: top.spanId });
  const second = span("second step", 2_800, { traceId, parentSpanId: top.spanId });
  await send(weft.otlpHttp, "traced", [top, first, second]);
  return { traceId, top, first, second };
}

test("an Enter that comes before the answer to a query steps once it is there", async ({ weft, page }) => {
  const { traceId, top, second } = await sendTrace(weft);
  await openSpan(page, weft, traceId, top.spanId);
  const held: Route[] = [];
  await page.route("**/api/v1/search", (route) => void held.push(route));

  await find(page).fill('{ span:name = "second step" }');
  await expect(status(page)).toHaveText("Finding…");
  await expect.poll(() => held.length).toBe(1);
  await find(page).press("Enter");
  for (const route of held) await route.continue();

  await expect(row(page, second)).toHaveAttribute("aria-selected", "true");
});

test("the text to be found is typed from anywhere on the page, and the keys step through its matches", async ({
  weft,
  page,
}) => {
  const { traceId, top, first, second } = await sendTrace(weft);
  await openSpan(page, weft, traceId, top.spanId);
  await expect(find(page)).toBeVisible();

  await page.keyboard.press("/");
  await expect(find(page)).toBeFocused();
  await page.keyboard.type("step");
  await expect(status(page)).toHaveText("2 found");
  await page.keyboard.press("Escape");
  await expect(find(page)).not.toBeFocused();

  await page.keyboard.press("n");
  await expect(row(page, first)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("n");
  await expect(row(page, second)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("p");
  await expect(row(page, first)).toHaveAttribute("aria-selected", "true");
});

test("the text to be found is the address's, whoever changes that", async ({ weft, page }) => {
  const { traceId, top } = await sendTrace(weft);
  await openSpan(page, weft, traceId, top.spanId);
  await find(page).fill("step");
  await expect(status(page)).toHaveText("2 found");
  const box = page.getByRole("textbox", { name: "Go to trace id, span id or traceparent" });

  await box.fill(traceId);
  await box.press("Enter");

  await expect(page).not.toHaveURL(/find=/);
  await expect(find(page)).not.toContainText("step");
});

test("a link inside the trace keeps what is looked for and the stretch of time", async ({ weft, page }) => {
  const { traceId, top, first } = await sendTrace(weft);
  const linking = span("linking step", 2_700, {
    traceId,
    parentSpanId: top.spanId,
    links: [{ traceId, spanId: first.spanId }],
  });
  await send(weft.otlpHttp, "traced", [linking]);
  await openSpan(page, weft, traceId, linking.spanId);
  await find(page).fill("step");
  await expect(status(page)).toHaveText("3 found");
  await page.getByRole("treegrid").focus();
  await page.keyboard.press("z");
  await expect(page).toHaveURL(/zoom=/);

  await page.getByTestId("link-target").click();

  await expect(row(page, first)).toHaveAttribute("aria-selected", "true");
  await expect(status(page)).toHaveText("3 found");
  await expect(page).toHaveURL(/zoom=/);
});

test("a click on the selected span leaves the filter of its links alone", async ({ weft, page }) => {
  const { traceId, top } = await sendTrace(weft);
  const orders = ["early", "middle", "late"].map((name) => span(`${name} order`, 60_000));
  const batch = span("batch", 2_600, {
    traceId,
    parentSpanId: top.spanId,
    links: orders.map((order) => ({ traceId: order.traceId, spanId: order.spanId })),
  });
  await send(weft.otlpHttp, "traced", [...orders, batch]);
  await openSpan(page, weft, traceId, batch.spanId);
  await page.getByRole("searchbox", { name: "Filter the links" }).fill("middle");
  await expect(page.getByTestId("link-row")).toHaveCount(1);

  await row(page, batch).click();
  await page.getByRole("button", { name: "Group by service" }).click();

  await expect(page).toHaveURL(/group=service/);
  await expect(page).toHaveURL(/links=middle/);
  await expect(page.getByTestId("link-row")).toHaveCount(1);
});

test("a look at the links of a span goes when its row does", async ({ weft, page }) => {
  const traceId = newTraceId();
  const top = span("top", 60_000, { traceId });
  const linking = span("linking", 59_999, {
    traceId,
    parentSpanId: top.spanId,
    links: [{ traceId, spanId: top.spanId }],
  });
  const others = Array.from({ length: 500 }, (_, i) =>
    span(`step-${i}`, 59_000 - i, { traceId, parentSpanId: top.spanId }),
  );
  await send(weft.otlpHttp, "peeked", [top, linking, ...others]);
  await openSpan(page, weft, traceId, top.spanId);
  await row(page, linking).getByRole("button", { name: "Links to 1 span" }).hover();
  const peek = page.getByRole("tooltip");
  await expect(peek).toContainText("Links to");

  await page.keyboard.press("End");

  await expect(row(page, others.at(-1)!)).toBeInViewport();
  await expect(peek).toHaveCount(0);
});

test("the details of another span begin at their top and folded", async ({ weft, page }) => {
  const traceId = newTraceId();
  const failing = (name: string, millisAgo: number) => {
    const facts = Array.from({ length: 60 }, (_, i) => text(`fact.${i}`, name));
    const made = span(name, millisAgo, { traceId, attributes: facts });
    const attributes = [text("exception.stacktrace", `${name} failed\n${"at Step.run\n".repeat(60)}`)];
    return { ...made, events: [{ timeUnixNano: made.endTimeUnixNano, name: "exception", attributes }] };
  };
  const [one, other] = [failing("one", 3_000), failing("other", 2_000)];
  await send(weft.otlpHttp, "failing", [one, other]);
  await page.goto(`${weft.explorer}/trace/${traceId}?span=${one.spanId}&tab=events`);
  const content = page.getByRole("tabpanel");
  await content.getByText("Stack trace").click();
  await expect(content).toContainText("one failed");

  await row(page, other).click();
  await expect(page.getByRole("heading", { level: 2, name: "other" })).toBeVisible();
  await expect(content.getByText("Stack trace")).toBeVisible();
  await expect(content.getByText("other failed")).toBeHidden();

  await page.getByRole("tab", { name: /Attributes/ }).click();
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
  await content.getByText("fact.59").scrollIntoViewIfNeeded();
  await row(page, one).click();
  await expect(page.getByRole("heading", { level: 2, name: "one" })).toBeVisible();
  await expect(content.getByText("fact.0", { exact: true })).toBeInViewport();
});

test("the keys move the lines between names, bars and details", async ({ weft, page }) => {
  const { traceId, top } = await sendTrace(weft);
  await openSpan(page, weft, traceId, top.spanId);
  const names = page.getByRole("separator", { name: "Width of the names" });
  const details = page.getByRole("separator", { name: "Size of the details" });
  await names.press("End");
  await expect(names).toHaveAttribute("aria-valuetext", "70 %");
  await names.press("ArrowLeft");
  await expect.poll(() => sizeOf(names)).toBeLessThan(70);
  await names.press("Home");
  await expect(names).toHaveAttribute("aria-valuenow", "15");

  await details.press("Home");
  await expect(details).toHaveAttribute("aria-valuetext", "140 px");
  await details.press("ArrowUp");
  await expect.poll(() => sizeOf(details)).toBe(156);
  await page.getByRole("button", { name: "Put the details right" }).click();
  await details.press("Home");
  await details.press("ArrowLeft");
  await expect.poll(() => sizeOf(details)).toBe(336);
});

test("a page that breaks says so in its place and leads on", async ({ weft, page }) => {
  const { traceId, top } = await sendTrace(weft);
  const linking = span("linking", 1_000, { links: [{ traceId, spanId: top.spanId }] });
  await send(weft.otlpHttp, "traced", [linking]);
  await page.route("**/links?*", async (route) => {
    const answer = await route.fetch();
    const broken = (await answer.text()).replace(/"startTimeUnixNano":"\d+"/, '"startTimeUnixNano":"soon"');
    await route.fulfill({ response: answer, body: broken });
  });

  await page.goto(`${weft.explorer}/trace/${linking.traceId}?span=${linking.spanId}&tab=links`);

  await expect(page.getByRole("heading", { name: "This page could not be drawn" })).toBeVisible();
  await expectAccessible(page);
  await page.unroute("**/links?*");
  await page.getByRole("link", { name: "Go to the explorer" }).click();
  await ready(page, "explorer");
});

test("Back finds the rows where they were, and a click leaves the keys with them", async ({ weft, page }) => {
  const elsewhere = span("elsewhere", 90_000);
  const traceId = newTraceId();
  const top = span("top", 60_000, { traceId, links: [{ traceId: elsewhere.traceId, spanId: elsewhere.spanId }] });
  const others = Array.from({ length: 500 }, (_, i) =>
    span(`step-${i}`, 59_000 - i, { traceId, parentSpanId: top.spanId }),
  );
  await send(weft.otlpHttp, "scrolled", [elsewhere, top, ...others]);
  await openSpan(page, weft, traceId, top.spanId);
  const rows = page.getByRole("treegrid");
  await rows.evaluate((element) => element.scrollTo({ top: 4_800 }));
  await expect(row(page, others[205]!)).toBeInViewport();

  await page.getByTestId("link-target").click();
  await expect(row(page, elsewhere)).toBeVisible();
  await page.goBack();

  await expect(row(page, others[205]!)).toBeInViewport();
  await expect.poll(() => rows.evaluate((element) => element.scrollTop)).toBe(4_800);
  await row(page, others[205]!).click();
  await expect(rows).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(rows).toHaveAttribute("aria-activedescendant", `span-${others[206]!.spanId}`);
});
