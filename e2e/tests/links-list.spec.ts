import { newSpanId, newTraceId, send, span, text } from "../support/otlp.ts";
import { addressed, expect, expectAccessible, openSpan, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";
import type { WeftServer } from "../support/server.ts";

const outgoing = (page: Page) => page.getByTestId("links-outgoing");
const rows = (page: Page) => outgoing(page).getByTestId("link-row");
const told = (page: Page) => outgoing(page).locator(".links-head").getByRole("status");
const filter = (page: Page) => page.getByRole("searchbox", { name: "Filter the links" });

/** A batch that links to three orders, two refunds and a span that was never sent; each link names its tenant and its place. */
async function sendBatch(weft: WeftServer) {
  const orders = Array.from({ length: 3 }, (_, i) => span(`order ${i}`, 60_000 - i, { kind: 2 }));
  const refunds = Array.from({ length: 2 }, (_, i) => span(`refund ${i}`, 50_000 - i, { kind: 4 }));
  const lost = { traceId: newTraceId(), spanId: newSpanId() };
  const links = [...orders, ...refunds, lost].map(({ traceId, spanId }, i) => ({
    traceId,
    spanId,
    attributes: [
      text("tenant", i % 2 === 0 ? "acme & co" : "globex"),
      { key: "place", value: { intValue: String(i) } },
    ],
  }));
  const batch = span("batch", 1_000, { kind: 5, links });
  await send(weft.otlpHttp, "listed-orders", orders);
  await send(weft.otlpHttp, "listed-refunds", refunds);
  await send(weft.otlpHttp, "listed-batch", [batch]);
  return { batch, orders, refunds, lost };
}

test("links are filtered by a text, the address keeps it, and another span begins without it", async ({
  weft,
  page,
}) => {
  const { batch, orders, lost } = await sendBatch(weft);
  await openSpan(page, weft, batch.traceId, batch.spanId);
  await expect(rows(page)).toHaveCount(6);
  await expect(told(page)).toBeEmpty();

  await page.keyboard.press("f");
  await expect(filter(page)).toBeFocused();
  await page.keyboard.type("globex");
  await expect(told(page)).toHaveText("3 of 6 shown");
  await expect(rows(page)).toHaveCount(3);
  await expectAccessible(page);
  await filter(page).fill(lost.spanId);
  await expect(told(page)).toHaveText("1 of 6 shown");
  await filter(page).fill("producer refund tenant=acme");
  await expect(rows(page)).toHaveText([/refund 1/]);
  await page.reload();
  await ready(page, "trace");
  await expect(rows(page)).toHaveText([/refund 1/]);
  await expect(filter(page)).toHaveValue("producer refund tenant=acme");

  await filter(page).fill("nobody");
  await expect(told(page)).toHaveText("0 of 6 shown");
  await expect(rows(page)).toHaveCount(0);
  await filter(page).press("Escape");
  await expect(rows(page)).toHaveCount(6);
  await expect(page).not.toHaveURL(/links=/);
  await filter(page).press("Escape");
  await expect(filter(page)).not.toBeFocused();

  await filter(page).fill(orders[0]!.spanId);
  await expect(rows(page)).toHaveCount(1);
  await rows(page).getByTestId("link-target").click();
  await expect(page).toHaveURL(new RegExp(`span=${orders[0]!.spanId}`));
  expect(addressed(page, "links")).toBeNull();
});

test("long attributes of links end in an ellipsis and leave the list as wide as the panel", async ({ weft, page }) => {
  const order = span("receive-order-of-a-customer", 60_000, { kind: 4 });
  const link = {
    traceId: order.traceId,
    spanId: order.spanId,
    attributes: [text("messaging.message.id", "m-19"), text("messaging.destination.name", "orders-of-all-customers")],
  };
  const batch = span("batch", 1_000, { kind: 5, links: [link] });
  await send(weft.otlpHttp, "orders-api-gateway-eu-central", [order]);
  await send(weft.otlpHttp, "listed-batch", [batch]);
  await openSpan(page, weft, batch.traceId, batch.spanId);
  await expect(rows(page)).toHaveText([/receive-order-of-a-customer/]);

  const widths = await outgoing(page)
    .locator(".links-scroller")
    .evaluate((list) => ({ seen: list.clientWidth, whole: list.scrollWidth }));
  expect(widths.whole).toBe(widths.seen);
});

test("links are grouped by service, and groups fold with pointer and keys", async ({ weft, page }) => {
  const { batch } = await sendBatch(weft);
  await openSpan(page, weft, batch.traceId, batch.spanId);

  await page.getByRole("button", { name: "Group by service" }).click();
  expect(addressed(page, "group")).toBe("service");
  const heads = outgoing(page).getByRole("rowheader");
  await expect(heads).toHaveText([/listed-orders\s*3/, /listed-refunds\s*2/, /span not stored\s*1/]);
  await expectAccessible(page);

  const orders = heads.first().getByRole("button");
  await orders.click();
  await expect(orders).toHaveAttribute("aria-expanded", "false");
  await expect(rows(page)).toHaveCount(3);
  await orders.press("ArrowRight");
  await expect(rows(page)).toHaveCount(6);
  await orders.press("ArrowLeft");
  await expect(rows(page)).toHaveCount(3);
  await orders.press("Enter");
  await expect(rows(page)).toHaveCount(6);

  await filter(page).fill("acme");
  await expect(heads).toHaveText([/listed-orders\s*2/, /listed-refunds\s*1/]);
  await page.reload();
  await ready(page, "trace");
  await expect(heads).toHaveText([/listed-orders\s*2/, /listed-refunds\s*1/]);
  await page.getByRole("button", { name: "Group by service" }).click();
  await expect(heads).toHaveCount(0);
  expect(addressed(page, "group")).toBeNull();
});

test("a filter over a large fan-in says what it has not looked through, and looks on", async ({ weft, page }) => {
  const orders = Array.from({ length: 250 }, (_, i) => span(`order ${i}`, 120_000 - i));
  const links = orders.map(({ traceId, spanId }, i) => ({
    traceId,
    spanId,
    attributes: [text("lot", `lot-${i % 10}`)],
  }));
  const batch = span("large batch", 1_000, { links });
  await send(weft.otlpHttp, "fan-in-orders", orders);
  await send(weft.otlpHttp, "fan-in-batch", [batch]);
  await openSpan(page, weft, batch.traceId, batch.spanId);
  await expect(told(page)).toHaveText("100 of 250 shown");

  await filter(page).fill("lot-3");
  await expect(told(page)).toHaveText("10 of the first 100 shown; 150 are not looked through yet");
  await page.getByRole("button", { name: "Look through 150 more" }).press("Enter");
  await expect(told(page)).toHaveText("25 of 250 shown");
  await expect(rows(page)).toHaveCount(25);
  await expect(page.getByRole("button", { name: /more/ })).toHaveCount(0);
  const all = page.getByRole("button", { name: "All are looked through" });
  await expect(all).toBeFocused();
  await expect(all).toBeDisabled();
});

test("links are listed without what they come to, and the tab says why that is not there", async ({ weft, page }) => {
  const { batch } = await sendBatch(weft);
  await page.route("**/links/summary?*", (route) =>
    route.fulfill({ status: 503, json: { title: "Links cannot be counted", detail: "the disk is gone" } }),
  );
  await openSpan(page, weft, batch.traceId, batch.spanId);

  await expect(rows(page)).toHaveCount(6);
  await expect(page.getByRole("alert")).toContainText("What the links come to could not be read");
  await expect(page.getByRole("alert")).toContainText("the disk is gone");
  await expect(outgoing(page).getByRole("heading")).toHaveText("Links to (6)");
  await page.unroute("**/links/summary?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("an attribute of a link leads to the spans whose links have it", async ({ weft, page }) => {
  const { batch } = await sendBatch(weft);
  await openSpan(page, weft, batch.traceId, batch.spanId);
  const unfold = rows(page)
    .nth(1)
    .getByRole("button", { name: /^Attributes of the link to/ });
  await unfold.click();
  await expect(unfold).toHaveAttribute("aria-expanded", "true");
  const table = page.getByRole("table", { name: /^Attributes of the link to/ });
  await expect(table.getByRole("row")).toHaveText([/tenant\s*globex/, /place\s*1/]);
  await expectAccessible(page);
  await expect(table.getByRole("link", { name: 'Exclude: link.tenant != "globex"' })).toBeVisible();

  await table.getByRole("link", { name: "Filter: link.place = 1" }).click();
  await ready(page, "explorer");
  expect(addressed(page)).toBe("{ link.place = 1 }");
  await expect(page.getByTestId("trace-row").first()).toContainText("batch");
  await page.goBack();
  await ready(page, "trace");
  await unfold.click();
  await unfold.click();
  await expect(table).toHaveCount(0);
});
