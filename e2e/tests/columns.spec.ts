import { send, span, text } from "../support/otlp.ts";
import { addressed, expect, expectAccessible, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";
import type { WeftServer } from "../support/server.ts";

const SERVICE = "columns-service";
const QUERY = `{ resource.service.name = "${SERVICE}" }`;

const rows = (page: Page) => page.getByTestId("span-row");
const openSpans = async (page: Page, weft: WeftServer) => {
  await page.goto(`${weft.explorer}/?view=spans&q=${encodeURIComponent(QUERY)}`);
  await ready(page, "explorer");
};

test.beforeEach(async ({ weft }) => {
  const attributes = [text("tenant", "acme & co"), { key: "rows", value: { intValue: "12345" } }];
  await send(weft.otlpHttp, SERVICE, [span("wide", 2_000, { attributes })]);
});

test("a column of any field is added, moved, sized and removed, and a reload keeps it", async ({ weft, page }) => {
  await openSpans(page, weft);
  const heads = page.getByRole("table", { name: "Spans" }).getByRole("columnheader");
  await expect(heads).toHaveText(["start", "service", "name", "kind", "status", "duration", "links out / in"]);

  await page.getByRole("button", { name: "Columns ▾" }).click();
  await page.getByRole("combobox", { name: "Add a column" }).fill("tenant");
  await page.getByRole("option", { name: "span.tenant" }).click();
  await expect(heads.last()).toHaveText("span.tenant");
  await expect(rows(page).first()).toContainText("acme & co");
  await page.getByRole("combobox", { name: "Add a column" }).fill("span.rows");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove the column kind" }).click();
  await page.getByRole("button", { name: "Move span.rows left" }).click();
  await expect(heads).toHaveText([
    "start",
    "service",
    "name",
    "status",
    "duration",
    "links out / in",
    "span.rows",
    "span.tenant",
  ]);
  await expect(rows(page).first()).toContainText("12345");
  await expectAccessible(page);

  const line = page.getByRole("separator", { name: "Width of span.tenant" });
  await line.press("ArrowRight");
  const width = await line.getAttribute("aria-valuenow");
  await page.reload();
  await ready(page, "explorer");
  await expect(heads.last()).toHaveText("span.tenant");
  await expect(line).toHaveAttribute("aria-valuenow", width ?? "");
  expect(addressed(page)).toBe(QUERY);
});

test("the button that moves a column keeps the focus, at the ends too", async ({ weft, page }) => {
  await openSpans(page, weft);
  await page.getByRole("button", { name: "Columns ▾" }).click();
  const left = page.getByRole("button", { name: "Move service left" });
  await left.press("Enter");
  await expect(page.getByRole("table", { name: "Spans" }).getByRole("columnheader").first()).toHaveText("service");
  await expect(left).toBeDisabled();
  await expect(left).toBeFocused();
  const columns = addressed(page, "columns");
  await left.press("Enter");
  const right = page.getByRole("button", { name: "Move service right" });
  await right.press("Enter");
  await expect(page.getByRole("table", { name: "Spans" }).getByRole("columnheader").nth(1)).toHaveText("service");
  await expect(right).toBeFocused();
  await page.goBack();
  await expect.poll(() => addressed(page, "columns")).toBe(columns);
});

test("the way back to the usual columns keeps the focus, and leads nowhere from there", async ({ weft, page }) => {
  await openSpans(page, weft);
  await page.getByRole("button", { name: "Columns ▾" }).click();
  const usual = page.getByRole("button", { name: "Back to the usual columns" });
  await expect(usual).toBeDisabled();
  await page.getByRole("button", { name: "Remove the column kind" }).click();
  await expect(page.getByRole("columnheader", { name: "kind" })).toHaveCount(0);

  await usual.press("Enter");
  await expect(page.getByRole("columnheader", { name: "kind" })).toHaveCount(1);
  await expect(usual).toBeFocused();
  await expect(usual).toBeDisabled();
  await usual.press("Enter");
  await page.goBack();
  await expect(page.getByRole("columnheader", { name: "kind" })).toHaveCount(0);
});

test("a column that is drawn below its least width waits there for the pointer", async ({ weft, page }) => {
  await openSpans(page, weft);
  const line = page.getByRole("separator", { name: "Width of name" });
  const width = () => line.getAttribute("aria-valuenow").then(Number);
  await expect.poll(width).toBeGreaterThan(130);
  const head = page.getByRole("columnheader", { name: "name" });
  expect(await width()).toBe(Math.round((await head.boundingBox())!.width));

  const before = await width();
  const { x, y, height } = (await line.boundingBox())!;
  const drawTo = (way: number) => page.mouse.move(x + way, y + height / 2);
  await drawTo(0);
  await page.mouse.down();
  await drawTo(-before - 200);
  await expect(line).toHaveAttribute("aria-valuetext", "130 px");
  await drawTo(-before - 100);
  await expect.poll(width).toBe(130);
  await drawTo(20);
  await expect.poll(width).toBe(before + 20);
  await page.mouse.up();

  await line.press("Home");
  await expect.poll(width).toBe(130);
  await line.press("ArrowRight");
  await expect.poll(width).toBe(146);
  await line.press("End");
  await expect(line).toHaveAttribute("aria-valuenow", (await line.getAttribute("aria-valuemax"))!);
});

test("columns whose keys begin alike stand below what they have in common", async ({ weft, page }) => {
  const attributes = ["http.request.method", "http.request.size", "http.route"].map((key) => text(key, `of ${key}`));
  await send(weft.otlpHttp, "nested", [span("nested", 1_000, { attributes })]);
  const columns = "name,span.http.request.method,span.http.request.size,span.http.route,kind";
  const q = '{ resource.service.name = "nested" }';
  await page.goto(`${weft.explorer}/?${new URLSearchParams({ view: "spans", q, columns })}`);
  await ready(page, "explorer");
  const heads = page.getByRole("columnheader");
  const above = page.locator(".column-groups > *");

  await expect(above).toHaveText(["span.http."]);
  await expect(heads.nth(1).locator(".column-title")).toHaveText("span.http.request.method");
  await expect(heads.nth(1).locator(".column-title > .visually-hidden")).toHaveText("span.http.");
  const [over, first, last] = [
    await above.boundingBox(),
    await heads.nth(1).boundingBox(),
    await heads.nth(3).boundingBox(),
  ];
  expect(over!.x).toBeCloseTo(first!.x, 1);
  expect(over!.x + over!.width).toBeCloseTo(last!.x + last!.width, 1);
  await expect(rows(page).first()).toContainText("of http.route");
  await expectAccessible(page);
});

test("what lies in a map is shown in columns of its own, which filter nothing", async ({ weft, page }) => {
  const customer = { key: "customer", value: { kvlistValue: { values: [text("name", "acme")] } } };
  const order = { kvlistValue: { values: [{ key: "total", value: { intValue: "1250" } }, customer] } };
  await send(weft.otlpHttp, "mapped", [span("mapped", 1_000, { attributes: [{ key: "order", value: order }] })]);
  const search = { view: "spans", q: '{ resource.service.name = "mapped" }', columns: "name,span.order,kind" };
  await page.goto(`${weft.explorer}/?${new URLSearchParams(search)}`);
  await ready(page, "explorer");
  const heads = page.getByRole("table", { name: "Spans" }).getByRole("columnheader");
  const cell = (place: number) => rows(page).first().getByRole("cell").nth(place);

  await expect(cell(1)).toContainText('{"total": 1250, "customer": {"name": "acme"}}');
  await expect(cell(1).getByRole("button", { name: /^Filter/ })).toHaveCount(0);
  await cell(1).hover();
  await cell(1).getByRole("button", { name: "Show as columns: span.order>total, span.order>customer" }).click();
  await expect(heads).toHaveText(["name", "span.order", "span.order>total", "span.order>customer", "kind"]);
  expect(addressed(page, "columns")).toBe("name,span.order,span.order>total,span.order>customer,kind");
  await expect(cell(2)).toHaveText("1250");
  await expect(cell(2).getByRole("button")).toHaveCount(0);
  await expect(cell(1).getByRole("button")).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Columns ▾" }).click();
  await page.getByRole("combobox", { name: "Add a column" }).fill("customer");
  await page.getByRole("option", { name: "span.order>customer>name" }).click();
  await page.keyboard.press("Escape");
  await expect(cell(5)).toHaveText("acme");
  await page.reload();
  await expect(cell(5)).toHaveText("acme");
});

test("attributes of a span and of its resource with one key are two columns", async ({ weft, page }) => {
  await send(weft.otlpHttp, "two-scopes", [
    span("both", 1_000, { attributes: [text("service.name", "the span's own")] }),
  ]);
  const query = '{ resource.service.name = "two-scopes" && span.service.name != nil } | select(.service.name)';
  await page.goto(`${weft.explorer}/?view=spans&q=${encodeURIComponent(query)}`);
  await ready(page, "explorer");

  const row = rows(page).first();
  await expect(page.getByRole("columnheader", { name: "span.service.name" })).toBeVisible();
  await page.getByRole("button", { name: "Columns ▾" }).click();
  const remove = page.getByRole("button", { name: /^Remove the column .*service\.name$/ });
  const names = await remove.evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label")));
  expect(names).toEqual(["Remove the column span.service.name", "Remove the column .service.name"]);
  await page.keyboard.press("Escape");
  await expect(row.getByRole("cell").nth(1)).toHaveText("two-scopes");
  await expect(row.getByText("the span's own").first()).toBeVisible();
});
