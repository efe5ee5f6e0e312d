import { send, span } from "../support/otlp.ts";
import { expect, ready, test } from "../support/weft.ts";

test("many events of a span are shown in parts, and the button for more keeps the focus", async ({ weft, page }) => {
  const retried = span("retried", 3_000);
  const events = Array.from({ length: 250 }, (_, i) => ({
    timeUnixNano: String(BigInt(retried.startTimeUnixNano) + BigInt(i) * 40_000n),
    name: `retry ${i}`,
  }));
  await send(weft.otlpHttp, "detailed", [{ ...retried, events }]);
  await page.goto(`${weft.explorer}/trace/${retried.traceId}?span=${retried.spanId}&tab=events`);
  await ready(page, "trace");
  const headings = page.getByRole("tabpanel").getByRole("heading", { level: 3 });
  await expect(headings).toHaveCount(200);

  await page.getByRole("button", { name: "Show 50 of 50 more" }).press("Enter");

  await expect(headings).toHaveCount(250);
  await expect(headings.last()).toContainText("retry 249");
  const all = page.getByRole("button", { name: "All 250 are shown" });
  await expect(all).toBeFocused();
  await expect(all).toBeDisabled();
});
