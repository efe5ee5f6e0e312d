import { send, span } from "../support/otlp.ts";
import { expect, test } from "../support/weft.ts";
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
