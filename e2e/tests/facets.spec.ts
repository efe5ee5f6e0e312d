import { send, span } from "../support/otlp.ts";
import { HoldingServer } from "../support/holding.ts";
import { expect, expectAccessible, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";

const rows = (page: Page) => page.getByTestId("trace-row");

test("facets count, narrow, exclude and let go again", async ({ weft, page }) => {
  const service = "facet-service";
  await send(weft.otlpHttp, service, [
    span("failing", 2_000, { status: { code: 2, message: "no" } }),
    span("working", 2_000),
    span("working", 1_000),
  ]);
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent(`{ resource.service.name = "${service}" }`)}`);
  const facets = page.getByRole("complementary", { name: "Facets" });
  const failed = facets.getByRole("button", { name: "error 1", exact: true });

  await failed.click();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole("list", { name: "Filters" }).getByRole("listitem")).toHaveCount(2);
  await failed.click();
  await expect(rows(page)).toHaveCount(3);
  await failed.click({ modifiers: ["Shift"] });
  await expect(rows(page)).toHaveCount(2);
  await expect(page).toHaveURL(/span%3Astatus\+%21%3D\+error/);
});

test("the facets are hidden and shown again by the keyboard", async ({ weft, page }) => {
  await send(weft.otlpHttp, "hidden-facets", [span("hidden", 2_000)]);
  await page.goto(weft.explorer);
  const [hide, show] = ["Hide the facets", "Show the facets"].map((name) => page.getByRole("button", { name }));

  await hide!.press("Enter");
  await expect(show!).toBeFocused();
  await expect(page.getByRole("heading", { name: "Facets" })).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(hide!).toBeFocused();
  await expect(page.getByRole("heading", { name: "Facets" })).toBeVisible();
});

test("a facet lists more values when asked, and fewer again", async ({ weft, page }) => {
  const service = "many-names";
  const names = Array.from({ length: 12 }, (_, at) => `name ${String(at).padStart(2, "0")}`);
  await send(
    weft.otlpHttp,
    service,
    names.map((name) => span(name, 2_000)),
  );
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent(`{ resource.service.name = "${service}" }`)}`);
  const facet = page.getByRole("region", { name: "span name" });
  await expect(facet.getByRole("listitem")).toHaveCount(10);

  await facet.getByRole("button", { name: "More values" }).press("Enter");
  await expect(facet.getByRole("listitem")).toHaveCount(12);
  const fewer = facet.getByRole("button", { name: "Fewer values" });
  await expect(fewer).toBeFocused();
  await fewer.press("Enter");
  await expect(facet.getByRole("listitem")).toHaveCount(10);
});

test("facets and matches over time that take long say how far they are", async ({ weft, page }) => {
  await send(weft.otlpHttp, "counted-long", [span("counted", 2_000)]);
  const holding = await HoldingServer.start({ progress: { segmentsDone: 3, segments: 8 } });
  try {
    for (const path of ["/api/v1/facets", "/api/v1/metrics"]) {
      await page.route(`**${path}`, (route) => route.continue({ url: `${holding.address}${path}` }));
    }
    await page.goto(weft.explorer);
    for (const name of ["Counting the facets", "Counting matches over time"]) {
      const line = page.getByRole("progressbar", { name });
      await expect(line).toBeVisible();
      await expect(line).toHaveAttribute("aria-valuenow", /^[1-9]/);
    }
    await expectAccessible(page);
  } finally {
    holding.stop();
  }
});
