import { type OtlpSpan, send, span, text } from "../support/otlp.ts";
import { addressed, expect, expectAccessible, openSpan, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";

test("an attribute's value and a span's links lead to the explorer as queries", async ({ weft, page }) => {
  const service = "asking-service";
  const [first, second] = [
    span("first order", 9_000, { attributes: [text("order", "7")] }),
    span("second order", 9_000),
  ];
  const batch = span("asking batch", 3_000, {
    links: [first, second].map(({ traceId, spanId }) => ({ traceId, spanId })),
  });
  await send(weft.otlpHttp, service, [first, second, batch]);

  await openSpan(page, weft, first.traceId, first.spanId);
  await page.getByRole("link", { name: "What links here" }).click();
  await expect(page.getByTestId("span-row")).toHaveText(/asking batch/);
  await page.goBack();
  await page.getByRole("link", { name: "Siblings in the same batch" }).click();
  await expect(page.getByTestId("span-row")).toHaveText(/second order/);
  await page.goBack();
  await page.getByRole("link", { name: "Everything downstream" }).click();
  await expect(page.getByTestId("span-row")).toHaveText(/asking batch/);
  await page.goBack();

  await page.getByRole("tab", { name: /Attributes/ }).click();
  await page.getByRole("link", { name: 'Filter: span.order = "7"' }).click();
  await expect(page).toHaveURL(/%7B\+span\.order\+%3D\+%227%22\+%7D/);
});

test("a span that is not stored has the same questions, of those that link to it", async ({ weft, page }) => {
  const absent = span("never sent", 9_000);
  const other = span("other order", 9_000);
  const batch = span("absent's batch", 3_000, { links: [...to(absent).links, ...to(other).links] });
  const below = span("below the batch", 2_900, { traceId: batch.traceId, parentSpanId: batch.spanId });
  const report = span("report", 2_000, to(below));
  await send(weft.otlpHttp, "asking-of-the-absent", [other, batch, below, report]);
  const ask = async (name: string) => {
    await page.goto(`${weft.explorer}/trace/${absent.traceId}?span=${absent.spanId}`);
    await page.getByRole("link", { name }).click();
  };

  await ask("What links here");
  await expect(page.getByTestId("span-row")).toHaveText(/absent's batch/);
  await ask("Siblings in the same batch");
  await expect(page.getByTestId("span-row")).toHaveText(/other order/);
  await ask("Everything downstream");
  await expect(page.getByTestId("span-row")).toHaveText([/report/, /absent's batch/]);
});

const ofTenant = (tenant: string) => `{ span.tenant = "${tenant}" }`;
const address = (explorer: string, query: string) => `${explorer}/?${new URLSearchParams({ q: query })}`;
const rows = (page: Page) => page.getByTestId("trace-row");
const follow = async (page: Page, step: RegExp) => {
  await page.getByRole("button", { name: "Follow links" }).click();
  await page.getByRole("dialog", { name: "Follow links" }).getByRole("button", { name: step }).click();
};

const order = (name: string, tenant: string) => span(name, 200_000, { attributes: [text("tenant", tenant)] });
const to = ({ traceId, spanId }: OtlpSpan) => ({ links: [{ traceId, spanId }] });

/** Orders of a tenant and of another; the batch of the tenant's failed, minutes later, and one of them was never taken. */
async function sendOrders(otlpHttp: string, tenant: string): Promise<void> {
  const taken = order("taken order", tenant);
  const other = order("other order", `not-${tenant}`);
  await send(otlpHttp, `orders-of-${tenant}`, [taken, order("left order", tenant), other]);
  await send(otlpHttp, `batches-of-${tenant}`, [
    span("failed batch", 3_000, { ...to(taken), status: { code: 2 } }),
    span("quick batch", 199_000, to(other)),
  ]);
}

test("what failed because of a tenant's orders, what nobody took and what waited are asked by the mouse", async ({
  weft,
  page,
}) => {
  const orders = ofTenant("pointed-at");
  await sendOrders(weft.otlpHttp, "pointed-at");
  await page.goto(address(weft.explorer, orders));
  await follow(page, /^What links to these/);
  await page
    .getByRole("complementary", { name: "Facets" })
    .getByRole("button", { name: "error 1", exact: true })
    .click();
  await expect(rows(page)).toHaveText(/failed batch/);
  expect(addressed(page)).toBe(`${orders} <- { } | { span:status = error }`);

  await page.goto(address(weft.explorer, orders));
  await follow(page, /^Only those that nothing links to/);
  await expect(rows(page)).toHaveText(/left order/);

  await page.goto(address(weft.explorer, '{ resource.service.name = "batches-of-pointed-at" }'));
  await expect(rows(page)).toHaveCount(2);
  await follow(page, /^Only those that waited over a minute/);
  await expect(rows(page)).toHaveText(/failed batch/);
  await expectAccessible(page);
});

test("the same is typed with what is completed, which says what operators yield", async ({ weft, page }) => {
  await sendOrders(weft.otlpHttp, "typed-of");
  await page.goto(weft.explorer);
  await ready(page, "explorer");
  const editor = page.getByRole("textbox", { name: "TraceQL query" });

  await editor.press("ControlOrMeta+a");
  await editor.pressSequentially(ofTenant("typed-of"));
  await editor.press("End");
  await editor.pressSequentially(" ");
  await page.getByRole("option", { name: "<- what links to these", exact: true }).click();
  await editor.pressSequentially("{ status = error");
  await editor.press("ControlOrMeta+Enter");
  await expect(rows(page)).toHaveText(/failed batch/);

  await editor.press("ControlOrMeta+a");
  await editor.pressSequentially("{ link:wait > ");
  await page.getByRole("option", { name: "1m", exact: false }).last().waitFor();
  await editor.pressSequentially("2");
  await page.getByRole("option", { name: /^2m / }).click();
  await editor.press("ControlOrMeta+Enter");
  await expect(page).toHaveURL(/link%3Await\+%3E\+2m/);
  await expect(rows(page).filter({ hasText: "failed batch" })).not.toHaveCount(0);
});
