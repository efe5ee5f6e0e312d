import { type Page, expect } from "@playwright/test";
import { send, span } from "../support/otlp.ts";
import { WeftServer } from "../support/server.ts";
import { expectAccessible, openSpan, ready, test as base } from "../support/weft.ts";

const orders = Array.from({ length: 150 }, (_, i) => span(`order-${i}`, 60_000 - i));
const batch = span("batch-of-150", 1_000, { links: orders.map(({ traceId, spanId }) => ({ traceId, spanId })) });

/** Each test stops the server under its page and starts it again in the same place. */
const test = base.extend<{ stopping: WeftServer }>({
  stopping: async ({}, use) => {
    const weft = await WeftServer.start();
    await send(weft.otlpHttp, "stopped-api", orders);
    await send(weft.otlpHttp, "stopped-batch", [batch]);
    await use(weft);
    await weft.stop();
  },
});

const notice = (page: Page) => page.getByText("The server does not answer.");

test("a list stays when its server stops, and a search goes on when it is back", async ({ stopping, page }) => {
  await page.goto(stopping.explorer);
  await ready(page, "explorer");
  await stopping.kill();

  await page.locator(".results").evaluate((list) => list.scrollTo({ top: list.scrollHeight }));
  await expect(notice(page)).toBeVisible();
  await expect(page.getByTestId("trace-row").first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Spans", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The search failed" })).toBeVisible();

  await stopping.again();
  await expect(page.getByTestId("span-row").first()).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
});

test("a trace and its links stay when their server stops, and go on when it is back", async ({ stopping, page }) => {
  await openSpan(page, stopping, batch.traceId, batch.spanId);
  const links = page.getByTestId("links-outgoing");
  await expect(links.locator(".links-head").getByRole("status")).toHaveText("100 of 150 shown");
  await stopping.kill();

  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(notice(page)).toBeVisible();
  await links.getByRole("button", { name: "Show 50 more" }).click();
  await expect(links.getByRole("alert")).toContainText("More links could not be read");
  await expect(links.locator(".links-head").getByRole("status")).toHaveText("100 of 150 shown");
  await expect(links.getByTestId("link-row").first()).toBeVisible();
  await expect(page.getByTestId("waterfall-row")).toContainText("batch-of-150");

  await stopping.again();
  await expect(notice(page)).toHaveCount(0);
  await links.getByRole("button", { name: "Show 50 more" }).click();
  await expect(links.locator(".links-head").getByRole("status")).toBeEmpty();
  await expect(links.getByRole("table")).toHaveAttribute("aria-rowcount", "151");
});
