import { type OtlpSpan, send, span } from "../support/otlp.ts";
import { expect, expectAccessible, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";

const rows = (page: Page) => page.getByTestId("trace-row");
const startingAt = (nanos: bigint, given: Partial<OtlpSpan> = {}) =>
  span("edge", 0, { startTimeUnixNano: String(nanos), endTimeUnixNano: String(nanos + 1_000_000n), ...given });

test("the bars count exactly the spans of the range", async ({ weft, page }) => {
  const service = "edge-service";
  const start = BigInt(Date.now() - 1_800_123) * 1_000_000n + 1n;
  const end = start + 900_456_000_003n;
  const ok = { status: { code: 1 } };
  await send(
    weft.otlpHttp,
    service,
    [start - 1n, start, start + 400_000_000_000n, end - 1n, end].map((nanos) => startingAt(nanos)),
  );
  await send(weft.otlpHttp, service, [startingAt(start + 1n, ok), startingAt(end - 2n, { status: { code: 2 } })]);
  const q = `{ resource.service.name = "${service}" }`;
  await page.goto(`${weft.explorer}/?${new URLSearchParams({ q, start: String(start), end: String(end) })}`);

  await expect(rows(page)).toHaveCount(5);
  const histogram = page.getByRole("slider", { name: /Matches over time/ });
  await expect(histogram).toHaveAttribute("aria-valuetext", /^5 spans, 1 with an error/);
  await expect(page.locator(".histogram-legend")).toHaveText("error 1ok 1unset 3");
  const colours = await page
    .locator(".histogram-swatch")
    .evaluateAll((swatches) => swatches.map((swatch) => getComputedStyle(swatch).backgroundColor));
  expect(new Set(colours).size).toBe(3);
});

test("the keyboard zooms into the matches over time", async ({ weft, page }) => {
  const service = "histogram-service";
  await send(weft.otlpHttp, service, [span("early", 600_000), span("late", 60_000)]);
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent(`{ resource.service.name = "${service}" }`)}`);
  await expect(rows(page)).toHaveCount(2);
  const histogram = page.getByRole("slider", { name: /Matches over time/ });
  await expect(histogram).toHaveAttribute("aria-valuetext", /^2 spans/);

  await histogram.press("ArrowLeft");
  for (let bar = 0; bar < 5; bar++) await histogram.press("Shift+ArrowLeft");
  await histogram.press("Enter");

  await expect(page).toHaveURL(/start=\d+&end=\d+/);
  await expect(rows(page)).toHaveText([/late/]);
  await page.goBack();
  await expect(rows(page)).toHaveCount(2);
});

test("arithmetic of several sets says why nothing is counted, and leads to each of them", async ({ weft, page }) => {
  await send(weft.otlpHttp, "several-sets", [span("counted", 2_000)]);
  const whole = '{ resource.service.name = "several-sets" } | rate()';
  const query = `({ status = error } | rate()) / (${whole})`;
  await page.goto(`${weft.explorer}/?${new URLSearchParams({ q: query, view: "series" })}`);

  await expect(page.getByText(/computes with several sets of spans/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: whole }).click();
  await expect(page.getByRole("slider", { name: /Matches over time/ })).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Facets" })).toBeVisible();
});
