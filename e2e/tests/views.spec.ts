import { readFileSync } from "node:fs";
import { newTraceId, send, span, text } from "../support/otlp.ts";
import { expect, expectAccessible, openSpan, ready, test } from "../support/weft.ts";
import type { Locator, Page } from "@playwright/test";
import type { WeftServer } from "../support/server.ts";

const SERVICE = "views-service";
const QUERY = `{ resource.service.name = "${SERVICE}" }`;

const rows = (page: Page) => page.getByTestId("span-row");
const addressed = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const lasting = (millisAgo: number, millis: number) => {
  const made = span("weighed", millisAgo);
  return { ...made, endTimeUnixNano: String(BigInt(made.startTimeUnixNano) + BigInt(millis) * 1_000_000n) };
};
const colourOf = (dot: Locator) => dot.evaluate((shown) => getComputedStyle(shown).backgroundColor);
const openSpans = async (page: Page, weft: WeftServer) => {
  await page.goto(`${weft.explorer}/?view=spans&q=${encodeURIComponent(QUERY)}`);
  await ready(page, "explorer");
};

test.beforeEach(async ({ weft }) => {
  const attributes = [text("tenant", "acme & co"), { key: "rows", value: { intValue: "12345" } }];
  await send(weft.otlpHttp, SERVICE, [span("wide", 2_000, { attributes })]);
});

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
  expect(addressed(page, "q")).toBe(QUERY);
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
  expect(addressed(page, "q")).toBe(QUERY);

  const columns = addressed(page, "columns");
  await page.getByRole("button", { name: "Saved ▾" }).click();
  await page.getByLabel("Save this query").fill("Rows of tenants");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.goto(`${weft.explorer}/saved`);
  await page.getByRole("link", { name: "Rows of tenants" }).click();
  await expect(heads.last()).toHaveText("span.tenant");
  expect(addressed(page, "columns")).toBe(columns);
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

test("a trace shows the groups that the query makes of it, with their numbers", async ({ weft, page }) => {
  const traceId = newTraceId();
  const stocks = ["tea", "tea", "rice", "salt", "oil"];
  const spans = stocks.map((stock, i) => span("pick", 2_000 - i, { traceId, attributes: [text("stock", stock)] }));
  await send(weft.otlpHttp, "groups", spans);
  const query = '{ resource.service.name = "groups" } | by(span.stock) | count() > 0 | avg(duration) > 1ms';
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent(query)}`);
  await ready(page, "explorer");
  const sets = page.getByTestId("set-row");

  await expect(sets).toHaveCount(3);
  await expect(sets.first()).toHaveText(/span\.stock = tea · count\(\) = 2 · avg\(span:duration\) = 10\.0 ms2/);
  const gap = await sets
    .first()
    .locator(".set-group")
    .evaluate((group) => {
      const next = group.parentElement!.nextElementSibling!;
      return next.getBoundingClientRect().left - group.getBoundingClientRect().right;
    });
  expect(gap).toBeLessThan(1);
  const narrow = sets.first().getByRole("button", { name: 'Filter: span.stock = "tea"' });
  await expect(narrow).toHaveCSS("opacity", "0");
  await sets.first().getByText("tea").hover();
  await expect(narrow).toHaveCSS("opacity", "1");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(sets).toHaveCount(4);
  await expect(rows(page)).toHaveCount(3);
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

test("a list is ordered by the heads of start and duration, and its address keeps that", async ({ weft, page }) => {
  const slow = span("slow", 9_000);
  const endTimeUnixNano = String(BigInt(slow.startTimeUnixNano) + 5_000_000_000n);
  await send(weft.otlpHttp, SERVICE, [{ ...slow, endTimeUnixNano }]);
  await openSpans(page, weft);
  const head = (name: string) => page.getByRole("columnheader", { name });
  await expect(rows(page).first()).toContainText("wide");
  await expect(head("start")).toHaveAttribute("aria-sort", "descending");

  await head("duration").getByRole("button").click();
  await expect(rows(page).first()).toContainText("slow");
  expect(addressed(page, "first")).toBe("longest");
  await page.reload();
  await expect(head("duration")).toHaveAttribute("aria-sort", "descending");
  await expect(rows(page).first()).toContainText("slow");
  await expectAccessible(page);
});

test("a row of the table leads to the spans that it measures", async ({ weft, page }) => {
  await send(weft.otlpHttp, SERVICE, [span("narrow", 2_000)]);
  const query = `${QUERY} | count_over_time() by (span:name)`;
  await page.goto(`${weft.explorer}/?view=table&q=${encodeURIComponent(query)}`);

  await page.getByRole("link", { name: "Spans of narrow" }).click();

  await expect(rows(page)).toHaveText(/narrow/);
  expect(addressed(page, "q")).toBe(`{ resource.service.name = "${SERVICE}" && name = "narrow" }`);
  await page.goBack();
  await page.getByRole("columnheader", { name: "name" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=name/);
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

test("a link template is previewed, refused inline, saved, and leads from a span with its values encoded", async ({
  weft,
  page,
}) => {
  const linked = span("with a tenant", 1_500, { attributes: [text("tenant", "acme & co/../x")] });
  await send(weft.otlpHttp, SERVICE, [linked]);
  await page.goto(`${weft.explorer}/settings`);
  await ready(page, "settings");
  await page.getByRole("button", { name: "Add a template" }).click();
  await page.getByLabel("Name of the link").fill("Logs");
  const url = page.getByLabel("URL of Logs");
  await url.fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("http:// or https:// and a host");
  await url.fill("https://logs.example/${span.tenant}?trace=${traceId}&service=${resource.service.name}");
  await expect(page.getByText(/^https:\/\/logs\.example\/acme%20%26%20co/)).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await expectAccessible(page);

  await openSpan(page, weft, linked.traceId, linked.spanId);
  await page.getByRole("tab", { name: "Overview" }).click();
  const link = page.getByRole("link", { name: "Logs" });
  await expect(link).toHaveAttribute(
    "href",
    `https://logs.example/acme%20%26%20co%2F..%2Fx?trace=${linked.traceId}&service=${SERVICE}`,
  );
  await expect(link).toHaveAttribute("rel", "noopener noreferrer");
});

test("a service has the colour of its name, whichever is met first, in lists and in its trace", async ({
  weft,
  browser,
}) => {
  const services = Array.from({ length: 6 }, (_, at) => `colour-${at}`);
  const traceId = newTraceId();
  for (const service of services) await send(weft.otlpHttp, service, [span("coloured", 2_000, { traceId })]);
  /** Opens the list of each service in this order in a browser that has seen none of them. */
  const inLists = async (order: readonly string[]) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const colours = new Map<string, string>();
    for (const service of order) {
      const q = `{ resource.service.name = "${service}" }`;
      await page.goto(`${weft.explorer}/?${new URLSearchParams({ view: "spans", q })}`);
      colours.set(service, await colourOf(rows(page).first().locator(".service-dot")));
    }
    await context.close();
    return colours;
  };
  const colours = await inLists(services);
  expect(await inLists(services.toReversed())).toEqual(colours);

  const page = await browser.newPage();
  await page.goto(`${weft.explorer}/trace/${traceId}`);
  await ready(page, "trace");
  for (const service of services) {
    const dot = page.getByTestId("waterfall-row").locator(`.service-dot[title="${service}"]`);
    expect(await colourOf(dot)).toBe(colours.get(service));
  }
  expect(new Set(colours.values()).size).toBe(6);
  await page.close();
});

test("spans of a trace are found by a query, also by what links to them from another trace", async ({ weft, page }) => {
  const traceId = newTraceId();
  const top = span("top", 3_000, { traceId });
  const steps = Array.from({ length: 4 }, (_, i) =>
    span(`step ${i}`, 2_900 - i, {
      traceId,
      parentSpanId: top.spanId,
      attributes: [{ key: "step", value: { intValue: String(i) } }],
    }),
  );
  const elsewhere = span("elsewhere", 1_000, { links: [{ traceId, spanId: steps[1]!.spanId }] });
  await send(weft.otlpHttp, "found", [top, ...steps, elsewhere]);
  await openSpan(page, weft, traceId, top.spanId);
  const find = page.getByRole("searchbox", { name: "Find in trace" });
  const status = page.getByRole("search").getByRole("status");

  await find.fill("{ span.step >= 2 }");
  await expect(status).toHaveText("2 found");
  await find.press("Enter");
  await expect(page.locator(`[data-span-id="${steps[2]!.spanId}"]`)).toHaveAttribute("aria-selected", "true");
  await expectAccessible(page);

  const dimmed = page.locator(".waterfall-row-dimmed");
  await expect(dimmed).toHaveCount(3);
  const selected = (step: number) =>
    expect(page.locator(`[data-span-id="${steps[step]!.spanId}"]`)).toHaveAttribute("aria-selected", "true");
  await page.getByRole("button", { name: "Next match" }).click();
  await selected(3);
  await page.getByRole("button", { name: "Previous match" }).click();
  await selected(2);
  await page.keyboard.press("n");
  await selected(3);
  await page.keyboard.press("p");
  await selected(2);

  await find.fill('{ span:name = "elsewhere" } -> { }');
  await expect(status).toHaveText("1 found");
  await find.press("Enter");
  await expect(page.locator(`[data-span-id="${steps[1]!.spanId}"]`)).toHaveAttribute("aria-selected", "true");

  await find.press("ControlOrMeta+a");
  await find.pressSequentially("{ span.st");
  await page.getByRole("option", { name: "span.step" }).waitFor();
  await page.keyboard.press("Tab");
  await expect(find).toHaveText(/\{ span\.step ?\}/);
  await expect(page.locator(".find-editor .query-key")).toHaveText("step");

  const browser = await page.context().newCDPSession(page);
  await browser.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await find.press("ControlOrMeta+a");
  await find.pressSequentially("step and more than fits between two drawings");
  await expect(find).toHaveText("step and more than fits between two drawings");
  await browser.send("Emulation.setCPUThrottlingRate", { rate: 1 });

  const refusal = page.getByRole("search").getByRole("alert");
  await find.fill("{ span.step > > 2 }");
  await expect(refusal).toContainText("column");
  await find.press("ControlOrMeta+a");
  await find.pressSequentially("{ span:kind = ");
  await expect(page.getByRole("option", { name: "server" })).toBeVisible();
  await expect(refusal).toContainText("column");
  const covered = await refusal.evaluate((said) => {
    const { left, top, width, height } = said.getBoundingClientRect();
    const at = (share: number) => document.elementFromPoint(left + width * share, top + height / 2);
    return [0.05, 0.5, 0.95].some((share) => !said.contains(at(share)));
  });
  expect(covered).toBe(false);
});

test("a table has what a query tells of the trace", async ({ weft, page }) => {
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent('{ trace:rootName = "wide" }')}`);
  await ready(page, "explorer");
  await page.getByRole("button", { name: "Export ▾" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "CSV" }).click(),
  ]);
  const [head, first] = readFileSync(await download.path(), "utf8").split("\r\n");
  expect(head).toMatch(/,trace:rootName$/);
  expect(first).toMatch(/,wide$/);
});

test("what matches is exported as a table of the columns shown", async ({ weft, page }) => {
  await openSpans(page, weft);
  await page.goto(`${page.url()}&columns=${encodeURIComponent("name,span.tenant")}`);
  await ready(page, "explorer");
  const count = await rows(page).count();
  await page.getByRole("button", { name: "Export ▾" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "CSV" }).click(),
  ]);
  const [head, ...lines] = readFileSync(await download.path(), "utf8")
    .trim()
    .split(/\r?\n/);
  expect(head).toBe("traceId,spanId,startTimeUnixNano,name,span.tenant");
  expect(lines).toHaveLength(count);
  await expect(page.getByRole("dialog", { name: "Export" }).getByRole("status")).toContainText(`${count} span`);
});
