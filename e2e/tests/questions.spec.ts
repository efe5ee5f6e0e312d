import { send, span, text } from "../support/otlp.ts";
import { expect, openSpan, test } from "../support/weft.ts";

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
