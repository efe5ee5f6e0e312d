import { forgetSaved } from "../support/saved.ts";
import { newSpanId, newTraceId, send, span } from "../support/otlp.ts";
import { addressed, expect, expectAccessible, expectSelected, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";
import type { WeftServer } from "../support/server.ts";

const SERVICE = "palette-service";

const palette = (page: Page) => page.getByRole("dialog", { name: "Palette" });
const field = (page: Page) => palette(page).getByRole("combobox");
const options = (page: Page) => palette(page).getByRole("option");
const active = (page: Page) => palette(page).getByRole("option", { selected: true });

async function openPalette(page: Page, weft: WeftServer, path = "/"): Promise<void> {
  await page.goto(weft.explorer + path);
  await expect(page.locator("body")).toHaveAttribute("data-ready", /./);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(field(page)).toBeFocused();
}

test.beforeEach(async ({ weft }) => {
  await forgetSaved(weft);
  await send(weft.otlpHttp, SERVICE, [span("looked for", 2_000)]);
});

// Other files' tests share the server, and look at the page of saved queries.
test.afterEach(({ weft }) => forgetSaved(weft));

test("the palette opens, keeps the focus, and gives it back when it closes", async ({ weft, page }) => {
  await page.goto(`${weft.explorer}/`);
  await ready(page, "explorer");
  const refresh = page.getByRole("button", { name: "Refresh", exact: true });
  await refresh.focus();

  await page.keyboard.press("ControlOrMeta+k");
  await expect(field(page)).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(refresh).not.toBeFocused();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(refresh).toBeFocused();

  await page.keyboard.press("ControlOrMeta+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(palette(page)).toBeHidden();
  await expect(refresh).toBeFocused();

  await page.getByRole("button", { name: "Open the palette" }).click();
  await expect(field(page)).toBeFocused();
});

test("ids are understood before they are followed, and what is none says why", async ({ weft, page }) => {
  const target = span("by its id", 1_000, { traceId: newTraceId() });
  await send(weft.otlpHttp, SERVICE, [target]);
  const { traceId, spanId } = target;
  await openPalette(page, weft);

  await field(page).fill(traceId);
  await expect(active(page)).toHaveText(`Open the trace${traceId}`);
  await field(page).fill(`traceparent: 00-${traceId}-${spanId}-01`);
  await expect(active(page)).toHaveText(`Open the span ${spanId}of the trace ${traceId}`);
  await field(page).fill(traceId.slice(1));
  await expect(palette(page).getByRole("alert")).toHaveText(
    `${traceId.slice(1)}: 31 hex digits (expected: 32 in a trace id, 16 in a span id)`,
  );
  await expect(options(page)).toHaveCount(0);
  await expectAccessible(page);
  await field(page).fill(spanId);
  await expect(active(page)).toHaveText(`Look for the span ${spanId}in the explorer's time range: last hour`);

  await page.keyboard.press("Enter");
  await expectSelected(page, traceId, spanId);
  await expect(palette(page)).toBeHidden();
});

test("a span id that is nowhere becomes a search", async ({ weft, page }) => {
  const spanId = newSpanId();
  await openPalette(page, weft, "/saved");
  await field(page).fill(spanId);
  await page.keyboard.press("Enter");

  await ready(page, "explorer");
  expect(addressed(page)).toBe(`{ span:id = "${spanId}" }`);
});

test("pages, queries and actions are found by words and taken with the keys", async ({ weft, page }) => {
  const query = `{ resource.service.name = "${SERVICE}" }`;
  const saved = { name: "Of the palette", query, view: "spans", order: "newest" };
  const answer = await fetch(`${weft.api}/saved`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(saved),
  });
  expect(answer.status).toBe(201);
  await openPalette(page, weft, `/?q=${encodeURIComponent(query)}`);
  await expect(active(page)).toHaveText("Explore");
  await page.keyboard.press("ArrowUp");
  await expect(active(page)).toHaveText(`Of the palette${query}`);
  await page.keyboard.press("ArrowDown");
  await expect(active(page)).toHaveText("Explore");

  await field(page).fill("sett");
  await expect(active(page)).toHaveText("Settings");
  await page.keyboard.press("Enter");
  await ready(page, "settings");

  await page.keyboard.press("ControlOrMeta+k");
  await field(page).fill("PALETTE of");
  await expect(options(page)).toHaveText([/^Of the palette/]);
  await page.keyboard.press("Enter");
  await ready(page, "explorer");
  await expect(page.getByTestId("span-row").first()).toContainText("looked for");
  expect(addressed(page, "view")).toBe("spans");

  await page.getByRole("textbox", { name: "TraceQL query" }).fill("{ span:status = unset }");
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.keyboard.press("ControlOrMeta+k");
  await field(page).fill("unset");
  await expect(options(page)).toHaveText(["{ span:status = unset }"]);

  await field(page).fill("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("ControlOrMeta+k");
  await expectAccessible(page);
  await field(page).fill("no such thing");
  await expect(palette(page).getByText("Nothing here has all of these words.")).toBeVisible();

  await field(page).fill("keyboard");
  await options(page).first().click();
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
});

test("the link to the page is copied without leaving the palette", async ({ weft, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: weft.explorer });
  await openPalette(page, weft, "/settings");
  await field(page).fill("copy");
  await page.keyboard.press("Enter");

  await expect(palette(page).getByRole("status")).toHaveText("The link is on the clipboard");
  await expect(field(page)).toBeFocused();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${weft.explorer}/settings`);
});
