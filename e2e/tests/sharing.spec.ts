import { readFileSync } from "node:fs";
import { send, span, text } from "../support/otlp.ts";
import { addressed, expect, expectAccessible, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";

const QUERY = '{ resource.service.name = "shared" }';

const editor = (page: Page) => page.getByRole("textbox", { name: "TraceQL query" });
const facets = (page: Page) => page.getByRole("complementary", { name: "Facets" });

test.beforeEach(async ({ weft, page }) => {
  await send(weft.otlpHttp, "shared", [
    span("one", 3_000, { attributes: [text("tenant", "acme")] }),
    span("two", 2_000, { attributes: [text("tenant", "globex")] }),
  ]);
  await page.goto(`${weft.explorer}/?${new URLSearchParams({ view: "spans", q: QUERY })}`);
  await ready(page, "explorer");
});

test("a facet is added, moves nothing, and who gets the copied link sees it and the columns", async ({
  page,
  browser,
}) => {
  const first = facets(page).getByRole("region").first();
  const before = (await first.boundingBox())!.y;
  await page.getByRole("button", { name: "+ Facet" }).click();
  await expectAccessible(page);
  expect((await first.boundingBox())!.y).toBe(before);
  await page.getByRole("combobox", { name: "Field" }).fill("tenant");
  await page.getByRole("option", { name: "span.tenant" }).click();
  await expect(facets(page).getByRole("button", { name: /^acme \d/ })).toBeVisible();
  await facets(page).getByRole("button", { name: "kind", exact: true }).click();
  expect(addressed(page, "facets")).toBe("span.tenant");
  await page.getByRole("button", { name: "Columns ▾" }).click();
  await page.getByRole("button", { name: "Remove the column kind" }).click();
  await expect(page.getByRole("columnheader", { name: "kind" })).toHaveCount(0);
  await page.keyboard.press("Escape");

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy a link to this view" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toHaveCount(1);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(link);
  await ready(other, "explorer");

  await expect(facets(other).getByRole("button", { name: /^acme \d/ })).toBeVisible();
  await expect(facets(other).getByRole("button", { name: "kind", exact: true })).toHaveAttribute(
    "aria-expanded",
    "false",
  );
  await expect(other.getByRole("columnheader", { name: "kind" })).toHaveCount(0);
  await facets(other).getByRole("button", { name: "Remove the facet span.tenant" }).click();
  await expect(facets(other).getByRole("button", { name: /^acme/ })).toHaveCount(0);
  expect(addressed(other, "facets")).toBeNull();
  await context.close();
});

test("queries that were run are listed, run again and forgotten", async ({ page }) => {
  const queries = ['{ span.tenant = "acme" }', '{ span.tenant = "globex" }'];
  for (const query of queries) {
    await editor(page).fill(query);
    await editor(page).press("ControlOrMeta+Enter");
    await expect.poll(() => addressed(page)).toBe(query);
  }
  await page.reload();
  await page.getByRole("button", { name: "Recent ▾" }).click();
  const recent = page.getByRole("dialog", { name: "Recent queries" });
  await expect(recent.getByRole("listitem")).toHaveText(queries.toReversed());

  await recent.getByRole("button", { name: queries[0]! }).click();
  await expect(recent).toBeHidden();
  await expect(editor(page)).toHaveText(queries[0]!);
  await expect(page.getByTestId("span-row").first()).toHaveText(/one/);
  await page.getByRole("button", { name: "Recent ▾" }).click();
  await expect(recent.getByRole("listitem")).toHaveText(queries);
  await recent.getByRole("button", { name: "Forget these" }).click();
  await expect(recent.getByRole("listitem")).toHaveCount(0);
});

for (const { name, file, spansIn } of [
  {
    name: "JSON lines",
    file: "weft-spans.jsonl",
    spansIn: (content: string) =>
      content
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as { name: string }),
  },
  {
    name: "OTLP",
    file: "weft-spans.otlp.json",
    spansIn: (content: string) =>
      (
        JSON.parse(content) as { resourceSpans: { scopeSpans: { spans: { name: string }[] }[] }[] }
      ).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
  },
]) {
  test(`what matches is exported as ${name}`, async ({ page }) => {
    const count = await page.getByTestId("span-row").count();
    await page.getByRole("button", { name: "Export ▾" }).click();
    const menu = page.getByRole("dialog", { name: "Export" });
    const [download] = await Promise.all([page.waitForEvent("download"), menu.getByRole("button", { name }).click()]);

    expect(download.suggestedFilename()).toBe(file);
    const spans = spansIn(readFileSync(await download.path(), "utf8"));
    expect(spans).toHaveLength(count);
    expect(new Set(spans.map((exported) => exported.name))).toEqual(new Set(["one", "two"]));
    await expect(menu.getByRole("status")).toContainText(`${file}: ${count} spans`);
  });
}
