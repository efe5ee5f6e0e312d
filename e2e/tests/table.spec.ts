import { send, span } from "../support/otlp.ts";
import { addressed, expect, expectAccessible, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";

const SERVICE = "table-service";
const QUERY = `{ resource.service.name = "${SERVICE}" }`;

const rows = (page: Page) => page.getByTestId("span-row");
const lasting = (millisAgo: number, millis: number) => {
  const made = span("weighed", millisAgo);
  return { ...made, endTimeUnixNano: String(BigInt(made.startTimeUnixNano) + BigInt(millis) * 1_000_000n) };
};

test.beforeEach(async ({ weft }) => {
  await send(weft.otlpHttp, SERVICE, [span("wide", 2_000)]);
});

test("the table has of each group one number of the whole range, not of its steps", async ({ weft, page }) => {
  await send(weft.otlpHttp, "weighed", [
    lasting(600_000, 1_000),
    ...Array.from({ length: 3 }, () => lasting(60_000, 200)),
  ]);
  const query = '{ resource.service.name = "weighed" } | avg_over_time(span:duration) by (span:name)';
  await page.goto(`${weft.explorer}/?${new URLSearchParams({ view: "table", q: query })}`);
  const cells = page.getByRole("table").getByRole("row").last().getByRole("cell");

  // 400 ms is the mean of the four spans, 600 ms the mean of the means of two steps.
  await expect(cells).toHaveText([/^weighed/, "400 ms", "200 ms", "600 ms", "200 ms", "1.00 s", "Spans"]);
  await expect(page.getByRole("columnheader", { name: "avg_over_time(span:duration)" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await expect(cells.nth(1)).toHaveCSS("font-weight", "600");
  await expectAccessible(page);
});

test("a lone span of all time is no more than one span a second", async ({ weft, page }) => {
  const second = BigInt(Math.floor(Date.now() / 1_000) - 60);
  const startTimeUnixNano = String(second * 1_000_000_000n + 250_000_000n);
  await send(weft.otlpHttp, "lone", [span("lone", 60_000, { startTimeUnixNano, endTimeUnixNano: startTimeUnixNano })]);
  const search = { view: "table", q: '{ resource.service.name = "lone" } | rate() by (span:name)', range: "all" };
  await page.goto(`${weft.explorer}/?${new URLSearchParams(search)}`);
  const cells = page.getByRole("table").getByRole("row").last().getByRole("cell");

  await expect(cells).toHaveText([/^lone/, "1 /s", "1 /s", "1 /s", "1 /s", "1 /s", "Spans"]);
});

test("the table stands without its values over time, and says why they are not there", async ({ weft, page }) => {
  const search = { view: "table", q: `${QUERY} | count_over_time() by (span:name)`, range: "30d", step: "1s" };
  await page.goto(`${weft.explorer}/?${new URLSearchParams(search)}`);

  await expect(page.getByRole("table").getByRole("row").last()).toContainText("wide");
  await expect(page.getByRole("alert")).toContainText("The values over time could not be computed");
  await expect(page.getByRole("alert")).toContainText("11000");
  await expectAccessible(page);
});

test("a row of the table leads to the spans that it measures", async ({ weft, page }) => {
  await send(weft.otlpHttp, SERVICE, [span("narrow", 2_000)]);
  const query = `${QUERY} | count_over_time() by (span:name)`;
  await page.goto(`${weft.explorer}/?view=table&q=${encodeURIComponent(query)}`);

  await page.getByRole("link", { name: "Spans of narrow" }).click();

  await expect(rows(page)).toHaveText(/narrow/);
  expect(addressed(page)).toBe(`{ resource.service.name = "${SERVICE}" && name = "narrow" }`);
  await page.goBack();
  await page.getByRole("columnheader", { name: "name" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=name/);
});
