import { send, span } from "../support/otlp.ts";
import { addressed, expect, ready, test } from "../support/weft.ts";

test("a span id alone opens its trace on that span, and several spans with one id are listed", async ({
  weft,
  page,
}) => {
  const [one, other, alone] = [
    span("first with the id", 2_000),
    span("second with the id", 1_000),
    span("alone", 1_000),
  ];
  other.spanId = one.spanId;
  await send(weft.otlpHttp, "span-ids", [one, other, alone]);
  await page.goto(weft.explorer);
  await ready(page, "explorer");
  const box = page.getByRole("textbox", { name: "Go to trace id, span id or traceparent" });

  await box.fill("xyz");
  await box.press("Enter");
  await expect(page.getByRole("alert")).toContainText("a span id of 16");
  await box.fill(alone.spanId.toUpperCase());
  await box.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/trace/${alone.traceId}\\?span=${alone.spanId}`));

  await box.fill(one.spanId);
  await box.press("Enter");
  await expect(page.getByTestId("span-row")).toHaveText([/second with the id/, /first with the id/]);
  expect(addressed(page)).toBe(`{ span:id = "${one.spanId}" }`);
  await box.fill("00000000000000ff");
  await box.press("Enter");
  await expect(page.getByRole("heading", { name: /Nothing matches/ })).toBeVisible();
});
