import { forgetSaved } from "../support/saved.ts";
import { send, span, text } from "../support/otlp.ts";
import { addressed, expect, expectAccessible, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";
import type { WeftServer } from "../support/server.ts";

const SERVICE = "saved-service";
const QUERY = `{ resource.service.name = "${SERVICE}" }`;

const openSpans = async (page: Page, weft: WeftServer) => {
  await page.goto(`${weft.explorer}/?view=spans&q=${encodeURIComponent(QUERY)}`);
  await ready(page, "explorer");
};

test.beforeEach(async ({ weft }) => {
  await forgetSaved(weft);
  await send(weft.otlpHttp, SERVICE, [span("kept", 2_000, { attributes: [text("tenant", "acme")] })]);
});

// Other files' tests share the server, and what is saved on it.
test.afterEach(({ weft }) => forgetSaved(weft));

test("a query is saved, found on its page, renamed, opened and deleted", async ({ weft, page }) => {
  await openSpans(page, weft);
  await page.getByRole("button", { name: "Saved ▾" }).click();
  await page.getByLabel("Save this query").fill("Wide spans");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Saved queries" })).toBeHidden();

  await page.getByRole("link", { name: "Saved" }).click();
  await ready(page, "saved");
  const row = page.getByTestId("saved-row");
  await expect(row).toContainText(QUERY);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Edit Wide spans" }).click();
  await page.getByLabel("Name").fill("Wide spans of one service");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.reload();
  await page.getByRole("link", { name: "Wide spans of one service" }).click();
  await ready(page, "explorer");
  expect(addressed(page)).toBe(QUERY);
  expect(addressed(page, "view")).toBe("spans");

  await page.getByRole("button", { name: "Saved ▾" }).click();
  await page.getByLabel("Saved as “Wide spans of one service”").fill("Wide spans of one service");
  await page.getByRole("button", { name: "Overwrite" }).click();
  await expect(page.getByRole("dialog", { name: "Saved queries" })).toBeHidden();
  expect((await weft.json<{ items: unknown[] }>("/saved")).items).toHaveLength(1);

  await page.getByRole("link", { name: "Saved" }).click();
  await page.getByRole("button", { name: "Delete Wide spans of one service" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Nothing is saved yet" })).toBeVisible();
});

test("a saved query opens with the columns that it was saved with", async ({ weft, page }) => {
  const columns = "name,span.tenant";
  await page.goto(`${weft.explorer}/?${new URLSearchParams({ view: "spans", q: QUERY, columns })}`);
  await ready(page, "explorer");
  await page.getByRole("button", { name: "Saved ▾" }).click();
  await page.getByLabel("Save this query").fill("Rows of tenants");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.goto(`${weft.explorer}/saved`);
  await page.getByRole("link", { name: "Rows of tenants" }).click();
  await expect(page.getByRole("columnheader")).toHaveText(["name", "span.tenant"]);
  expect(addressed(page, "columns")).toBe(columns);
});

test("a query of several lines keeps them and its comments when it is edited", async ({ weft, page }) => {
  const lines = ["// Only the wide ones", QUERY, '| { span.tenant = "acme" }'];
  const answer = await fetch(`${weft.api}/saved`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Of a tenant", query: lines.join("\n"), view: "spans", order: "newest" }),
  });
  expect(answer.ok).toBe(true);
  const stored = async () => (await weft.json<{ items: { query: string }[] }>("/saved")).items[0]?.query;
  await page.goto(`${weft.explorer}/saved`);
  await page.getByRole("button", { name: "Edit Of a tenant" }).click();
  const query = page.getByRole("textbox", { name: "Query" });
  await expect(query).toHaveValue(lines.join("\n"));
  expect(await query.evaluate((field) => field.scrollHeight <= field.clientHeight)).toBe(true);
  await expectAccessible(page);

  await query.press("ControlOrMeta+End");
  await query.press("Enter");
  await query.pressSequentially('| { span:name = "kept" }');
  expect(await query.evaluate((field) => field.scrollHeight <= field.clientHeight)).toBe(true);
  await query.press("Escape");
  await expect(page.getByRole("button", { name: "Edit Of a tenant" })).toBeFocused();
  expect(await stored()).toBe(lines.join("\n"));

  await page.getByRole("button", { name: "Edit Of a tenant" }).click();
  await query.press("ControlOrMeta+End");
  await query.press("Enter");
  await query.pressSequentially('| { span:name = "kept" }');
  await query.press("ControlOrMeta+Enter");
  await expect(query).toHaveCount(0);
  expect(await stored()).toBe([...lines, '| { span:name = "kept" }'].join("\n"));
  await page.getByRole("link", { name: "Of a tenant" }).click();
  await expect(page.getByTestId("span-row")).not.toHaveCount(0);
});

test("saved queries that cannot be read anew stay, and the page says so", async ({ weft, page }) => {
  await page.goto(`${weft.explorer}/saved`);
  await ready(page, "saved");
  await page.route("**/api/v1/saved", (route) =>
    route.fulfill({ status: 503, json: { title: "Saved queries cannot be read", detail: "the disk is gone" } }),
  );
  await page.getByRole("button", { name: "Refresh" }).click();

  await expect(page.getByRole("alert")).toContainText("Not read anew. Saved queries cannot be read: the disk is gone");
  await expect(page.getByRole("heading", { name: "Nothing is saved yet" })).toBeVisible();
  await page.unroute("**/api/v1/saved");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
});
