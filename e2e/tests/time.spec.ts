import { Door } from "../support/door.ts";
import { send, span } from "../support/otlp.ts";
import { HoldingServer } from "../support/holding.ts";
import { addressed, expect, expectAccessible, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";

test.use({ timezoneId: "America/St_Johns" });

const rows = (page: Page) => page.getByTestId("trace-row");
const at = (iso: string, name: string) => {
  const nanos = BigInt(Date.parse(iso)) * 1_000_000n;
  return span(name, 0, { startTimeUnixNano: String(nanos), endTimeUnixNano: String(nanos + 1_000_000n) });
};
const addressOf = (explorer: string, service: string) =>
  `${explorer}/?${new URLSearchParams({ q: `{ resource.service.name = "${service}" }` })}`;

test("two fixed times in the zone that is shown are the range, and the zone turns", async ({ weft, page }) => {
  await send(weft.otlpHttp, "fixed", [
    at("2026-01-15T12:00:00Z", "first"),
    at("2026-01-15T12:30:00Z", "second"),
    at("2026-01-15T13:00:00Z", "third"),
  ]);
  await page.goto(addressOf(weft.explorer, "fixed"));
  await ready(page, "explorer");
  await page.getByRole("button", { name: /Switch to UTC/ }).click();
  await page.getByRole("button", { name: "Last hour" }).click();
  await page.getByLabel("From", { exact: true }).fill("2026-01-15T12:30");
  await page.getByLabel("To", { exact: true }).fill("2026-01-15T12:15");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("alert")).toContainText("expected: a start before the end");
  await page.getByLabel("To", { exact: true }).fill("2026-01-15T13:00");
  await page.getByRole("button", { name: "Apply" }).click();

  await expect(rows(page)).toHaveText([/12:30:00\.000.*second/]);
  expect(addressed(page, "start")).toBe(`${Date.parse("2026-01-15T12:30Z")}000000`);
  expect(addressed(page, "end")).toBe(`${Date.parse("2026-01-15T13:00Z")}000000`);
  await page.getByRole("button", { name: /Switch to local time/ }).click();
  await expect(rows(page)).toHaveText([/09:00:00\.000.*second/]);
  await expect(rows(page).locator("time")).toHaveAttribute("title", /09:00:00\.000000000-03:30$/);
});

test("a range that ends now is read anew by itself", async ({ weft, page }) => {
  await send(weft.otlpHttp, "refreshed", [span("early", 3_000)]);
  await page.clock.install();
  await page.goto(addressOf(weft.explorer, "refreshed"));
  await expect(rows(page)).toHaveText([/early/]);
  await page.getByRole("combobox", { name: "Refresh automatically" }).selectOption("10s");
  expect(addressed(page, "every")).toBe("10s");
  await send(weft.otlpHttp, "refreshed", [span("late", 1_000)]);
  await expect(rows(page)).toHaveText([/early/]);

  await page.clock.runFor(10_000);

  await expect(rows(page)).toHaveText([/late/, /early/]);
});

test("the pointer zooms into the matches over time, and Back returns", async ({ weft, page }) => {
  await send(weft.otlpHttp, "brushed", [span("early", 3_000_000), span("late", 300_000)]);
  await page.goto(addressOf(weft.explorer, "brushed"));
  await expect(rows(page)).toHaveCount(2);
  const histogram = page.getByRole("slider", { name: /Matches over time/ });
  await expect(histogram).toHaveAttribute("aria-valuetext", /^2 spans/);
  const box = (await histogram.boundingBox())!;
  const across = (share: number) => page.mouse.move(box.x + box.width * share, box.y + box.height / 2);

  await across(0.05);
  await page.mouse.down();
  await across(0.3);
  await across(0.5);
  await expect(histogram).toHaveAttribute("aria-valuetext", /: 1 span$/);
  await page.mouse.up();

  await expect(rows(page)).toHaveText([/early/]);
  expect(addressed(page, "start")).toMatch(/^\d+$/);
  await page.goBack();
  await expect(rows(page)).toHaveCount(2);
});

test("bars of hours begin at full hours of the zone that is shown", async ({ weft, page }) => {
  await send(weft.otlpHttp, "zoned", [span("zoned", 30_000_000)]);
  await page.goto(`${addressOf(weft.explorer, "zoned")}&range=7d`);
  const histogram = page.getByRole("slider", { name: /Matches over time/ });
  const full = /^(?:\w+ [\d ]+ )?\d\d:00:00 – (?:\w+ [\d ]+ )?\d\d:00:00: /;
  await expect(histogram).toHaveAttribute("aria-valuetext", /^1 span/);
  await histogram.press("ArrowLeft");
  await histogram.press("ArrowLeft");
  await expect(histogram).toHaveAttribute("aria-valuetext", full);
  await histogram.press("Shift+Home");
  await expect(histogram).toHaveAttribute("aria-valuetext", /: 1 span$/);

  await page.getByRole("button", { name: /Switch to UTC/ }).click();
  await expect(histogram).toHaveAttribute("aria-valuetext", /^1 span/);
  await histogram.press("ArrowLeft");
  await histogram.press("ArrowLeft");
  await expect(histogram).toHaveAttribute("aria-valuetext", full);
});

test("a search that has not begun was not cancelled", async ({ weft, page }) => {
  await send(weft.otlpHttp, "unhurried", [span("unhurried", 2_000)]);
  const door = new Door();
  await page.route("**/api/v1/status", async (route) => {
    await door.opened;
    await route.continue();
  });
  await page.goto(addressOf(weft.explorer, "unhurried"));

  await expect(page.getByRole("heading", { name: "Facets" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "The search was cancelled" })).toHaveCount(0);
  await expect(page.getByRole("status", { name: "Searching" })).toHaveCount(1);
  door.open();
  await expect(rows(page)).toHaveCount(1);
});

test("a search that takes long says how far it is, and is cancelled on the server too", async ({ weft, page }) => {
  await send(weft.otlpHttp, "held", [span("held", 2_000)]);
  const holding = await HoldingServer.start({ progress: { segmentsDone: 3, segments: 8 } });
  try {
    await page.route("**/api/v1/search", (route) => route.continue({ url: `${holding.address}/api/v1/search` }));
    await page.goto(addressOf(weft.explorer, "held"));

    await expect(page.getByText("Segment 3 of 8")).toBeVisible();
    await expect(page.getByRole("progressbar", { name: "Segments searched" })).toHaveAttribute("value", "3");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Cancel" }).click();

    await expect(page.getByRole("heading", { name: "The search was cancelled" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Search again" })).toBeFocused();
    await holding.left;
    await page.unroute("**/api/v1/search");
    await page.getByRole("button", { name: "Search again" }).click();
    await expect(rows(page)).toHaveCount(1);
  } finally {
    holding.stop();
  }
});

test("Cancel ends everything that was asked, and what was cancelled says so in its place", async ({ weft, page }) => {
  await send(weft.otlpHttp, "all-held", [span("all-held", 2_000)]);
  for (const path of ["search", "metrics", "facets"]) await page.route(`**/api/v1/${path}`, () => undefined);
  await page.goto(addressOf(weft.explorer, "all-held"));
  const facets = page.getByRole("complementary", { name: "Facets" });
  await expect(facets.getByRole("progressbar")).toBeAttached();

  await page.getByRole("button", { name: "Cancel" }).click();

  await expect(page.getByRole("heading", { name: "The search was cancelled" })).toBeVisible();
  await expect(page.getByText("Matches over time are not counted: cancelled.")).toBeVisible();
  await expect(facets).toContainText("Not counted: cancelled.");
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expectAccessible(page);
  await page.unrouteAll();
  await facets.getByRole("button", { name: "Count again" }).click();
  await expect(facets).toContainText("all-held");
  await page.getByRole("button", { name: "Count again" }).click();
  await expect(page.getByRole("slider", { name: /Matches over time/ })).toHaveAttribute("aria-valuetext", /^1 span/);
  await page.getByRole("button", { name: "Search again" }).click();
  await expect(rows(page)).toHaveCount(1);
});

test("what counts for long beside a list that is there can be stopped", async ({ weft, page }) => {
  await send(weft.otlpHttp, "held-counts", [span("held-counts", 2_000)]);
  for (const path of ["metrics", "facets"]) await page.route(`**/api/v1/${path}`, () => undefined);
  await page.goto(addressOf(weft.explorer, "held-counts"));
  await expect(rows(page)).toHaveCount(1);

  await page.getByRole("button", { name: "Stop counting" }).click();

  await expect(page.getByRole("button", { name: "Count again" })).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Stop counting" })).toHaveCount(0);
  await expect(page.getByRole("group", { name: "Results" })).toBeFocused();
  await expect(rows(page)).toHaveCount(1);
});

test("a list that takes long to be read anew stays, says how far it is, and is cancelled", async ({ weft, page }) => {
  await send(weft.otlpHttp, "held-anew", [span("early", 3_000)]);
  await page.goto(addressOf(weft.explorer, "held-anew"));
  await expect(rows(page)).toHaveText([/early/]);
  const results = page.getByRole("group", { name: "Results" });
  const status = results.getByText("1 trace, newest match first");
  await expect(page.getByRole("slider", { name: /Matches over time/ })).toHaveAttribute("aria-valuetext", /^1 span/);
  const first = await rows(page).boundingBox();
  const holding = await HoldingServer.start({ progress: { segmentsDone: 3, segments: 8 } });
  try {
    await page.route("**/api/v1/search", (route) => route.continue({ url: `${holding.address}/api/v1/search` }));
    await page.getByRole("button", { name: "Refresh", exact: true }).click();

    await expect(results.getByText("Segment 3 of 8")).toBeVisible();
    await expect(results.getByRole("progressbar", { name: "Reading the answer" })).toHaveAttribute(
      "aria-valuenow",
      "3",
    );
    await expect(rows(page)).toHaveText([/early/]);
    expect(await rows(page).boundingBox()).toEqual(first);
    await expectAccessible(page);
    await results.getByRole("button", { name: "Cancel" }).click();

    await expect(results).toContainText("Not read anew: cancelled.");
    await holding.left;
    await expect(rows(page)).toHaveText([/early/]);
    await expect(status).toBeVisible();
    await expect(results).toBeFocused();
    await send(weft.otlpHttp, "held-anew", [span("late", 1_000)]);
    await page.unroute("**/api/v1/search");
    await results.getByRole("button", { name: "Read anew" }).click();
    await expect(rows(page)).toHaveText([/late/, /early/]);
    await expect(results).not.toContainText("cancelled");
  } finally {
    holding.stop();
  }
});

test("a list whose next page was cancelled keeps its rows, and goes on when it is asked to", async ({ weft, page }) => {
  const many = Array.from({ length: 60 }, (_, i) => span(`page-${i}`, 2_000 + i));
  await send(weft.otlpHttp, "held-page", many);
  let pages = 0;
  await page.route("**/api/v1/search", (route) => (pages++ === 1 ? undefined : route.continue()));
  await page.goto(addressOf(weft.explorer, "held-page"));
  const results = page.getByRole("group", { name: "Results" });
  await expect(results.getByText("50 traces, newest match first, more below")).toBeVisible();
  await page.getByRole("region", { name: "Traces" }).evaluate((list) => list.scrollTo({ top: list.scrollHeight }));

  await results.getByRole("button", { name: "Cancel" }).click();

  await expect(results).toContainText("Not read further: cancelled.");
  await expect(results.getByRole("button", { name: "Show more" })).toBeVisible();
  expect(pages).toBe(2);
  await results.getByRole("button", { name: "Go on" }).click();
  await expect(results.getByText("60 traces, newest match first")).toBeVisible();
  await expect(results).not.toContainText("cancelled");
});
