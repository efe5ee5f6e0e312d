import { send, span, text } from "../support/otlp.ts";
import { addressed, expect, expectAccessible, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";
import type { WeftServer } from "../support/server.ts";

const QUERY = '{ resource.service.name = "charted" }';

const legend = (page: Page) => page.getByRole("list", { name: "Series" }).getByRole("listitem");
const open = async (page: Page, weft: WeftServer, q: string) => {
  await page.goto(`${weft.explorer}/?${new URLSearchParams({ view: "series", q })}`);
  await ready(page, "explorer");
};

test.beforeEach(async ({ weft }) => {
  await send(weft.otlpHttp, "charted", [
    span("read", 600_000, { attributes: [text("tenant", "acme")] }),
    span("write", 60_000, { attributes: [text("tenant", "globex")] }),
  ]);
});

test("a dot of the chart opens the span that was measured", async ({ weft, page }) => {
  await open(page, weft, '{ resource.service.name = "charted" && span:name = "read" } | max_over_time(span:duration)');
  const dot = page.getByTestId("exemplar").first();
  const spanId = /span ([0-9a-f]{16})/.exec((await dot.getAttribute("aria-label")) ?? "")?.[1];

  await dot.click();

  await ready(page, "trace");
  await expect(page).toHaveURL(new RegExp(`span=${spanId}`));
  await expect(page.getByRole("heading", { level: 2, name: "read" })).toBeVisible();
});

test("series are grouped by a field and not grouped again, and a name in the legend leaves its line alone", async ({
  weft,
  page,
}) => {
  await open(page, weft, `${QUERY} | count_over_time()`);
  await expect(legend(page)).toHaveCount(1);

  await page.getByRole("button", { name: "Group: none" }).click();
  await page.getByRole("combobox", { name: "Field to group by" }).fill("tenant");
  await page.getByRole("option", { name: "span.tenant" }).click();
  await expect(legend(page)).toHaveText([/acme/, /globex/]);
  expect(addressed(page)).toBe(`${QUERY} | count_over_time() by (span.tenant)`);

  const faded = page.locator(".chart-line-faded");
  const acme = legend(page).getByRole("button", { name: "acme" }).first();
  await acme.click();
  await page.mouse.move(0, 0);
  await expect(acme).toHaveAttribute("aria-pressed", "true");
  await expect(faded).toHaveCount(1);
  await expectAccessible(page);
  await acme.click();
  await page.mouse.move(0, 0);
  await acme.blur();
  await expect(faded).toHaveCount(0);

  await page.getByRole("button", { name: "Group: span.tenant" }).click();
  await page.getByRole("button", { name: "Do not group" }).click();
  await expect(legend(page)).toHaveCount(1);
  expect(addressed(page)).toBe(`${QUERY} | count_over_time()`);
});

test("a metrics query has the facets and the bars of the spans that it measures", async ({ weft, page }) => {
  const query = `${QUERY} | rate() by (span.tenant)`;
  await open(page, weft, query);
  const histogram = page.getByRole("slider", { name: /Matches over time/ });
  const facets = page.getByRole("complementary", { name: "Facets" });
  await expect(histogram).toHaveAttribute("aria-valuetext", /^[1-9]\d* spans/);

  await facets.getByRole("button", { name: /^read \d+/ }).click();

  await expect(legend(page)).toHaveText([/acme/]);
  expect(addressed(page)).toBe('{ resource.service.name = "charted" && span:name = "read" } | rate() by (span.tenant)');
});

test("numbers that take long to compute are cancelled", async ({ weft, page }) => {
  await page.route("**/api/v1/metrics", () => undefined);
  await page.goto(`${weft.explorer}/?view=series&q=${encodeURIComponent("{ } | rate()")}`);

  await page.getByRole("button", { name: "Cancel" }).click();

  await expect(page.getByRole("heading", { name: "The computation was cancelled" })).toBeVisible();
  await page.unroute("**/api/v1/metrics");
  await page.getByRole("button", { name: "Compute again" }).click();
  await expect(page.getByRole("list", { name: "Series" })).toBeVisible();
});
