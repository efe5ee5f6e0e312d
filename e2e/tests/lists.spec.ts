import { Door } from "../support/door.ts";
import { newTraceId, send, span, text } from "../support/otlp.ts";
import { addressed, expect, expectAccessible, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";

const traces = (page: Page) => page.getByTestId("trace-row");
const rows = (page: Page) => page.getByTestId("span-row");

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

test("a list is ordered by the heads of start and duration, and its address keeps that", async ({ weft, page }) => {
  const service = "ordered-service";
  const slow = span("slow", 9_000);
  const endTimeUnixNano = String(BigInt(slow.startTimeUnixNano) + 5_000_000_000n);
  await send(weft.otlpHttp, service, [span("quick", 2_000), { ...slow, endTimeUnixNano }]);
  const search = { view: "spans", q: `{ resource.service.name = "${service}" }` };
  await page.goto(`${weft.explorer}/?${new URLSearchParams(search)}`);
  await ready(page, "explorer");
  const head = (name: string) => page.getByRole("columnheader", { name });
  await expect(rows(page).first()).toContainText("quick");
  await expect(head("start")).toHaveAttribute("aria-sort", "descending");

  await head("duration").getByRole("button").click();
  await expect(rows(page).first()).toContainText("slow");
  expect(addressed(page, "first")).toBe("longest");
  await page.reload();
  await expect(head("duration")).toHaveAttribute("aria-sort", "descending");
  await expect(rows(page).first()).toContainText("slow");
  await expectAccessible(page);
});

test("a text in a row is selected without leaving, a press opens what the row is about", async ({ weft, page }) => {
  const service = "selected-service";
  await send(weft.otlpHttp, service, [span("selected", 2_000)]);
  const q = `{ resource.service.name = "${service}" }`;
  await page.goto(`${weft.explorer}/?${new URLSearchParams({ q })}`);
  const time = traces(page).first().locator("time");
  const { x, y, width, height } = (await time.boundingBox())!;
  await page.mouse.move(x + 1, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 1, y + height / 2, { steps: 4 });
  await page.mouse.up();
  expect(await page.evaluate(() => window.getSelection()?.toString())).toContain(":");
  expect(addressed(page)).toBe(q);

  await traces(page).first().getByRole("cell").nth(5).click();
  await ready(page, "trace");
});

test("a span without a name has a word to be opened by", async ({ weft, page }) => {
  const service = "nameless-service";
  const nameless = span("", 2_000);
  await send(weft.otlpHttp, service, [nameless]);
  const q = `{ resource.service.name = "${service}" }`;
  for (const view of ["traces", "spans"]) {
    await page.goto(`${weft.explorer}/?${new URLSearchParams({ view, q })}`);
    await page.getByRole("link", { name: "no name" }).click();
    await expect(page).toHaveURL(new RegExp(`/trace/${nameless.traceId}`));
  }
});

test("a page that is being read is not asked for again", async ({ weft, page }) => {
  const service = "paged-service";
  await send(
    weft.otlpHttp,
    service,
    Array.from({ length: 60 }, (_, i) => span("paged", 5_000 + i)),
  );
  let asked = 0;
  const door = new Door();
  await page.route("**/api/v1/search", async (route) => {
    if ((route.request().postDataJSON() as { cursor: string | null }).cursor !== null) {
      asked++;
      await door.opened;
    }
    await route.continue();
  });
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent(`{ resource.service.name = "${service}" }`)}`);
  await expect(page.getByRole("button", { name: "Searching…" })).toBeDisabled();
  await page.getByRole("button", { name: "1 matched span of paged" }).first().click();
  await expect(page.getByTestId("span-row")).toHaveCount(1);
  door.open();
  await expect(page.getByRole("status").filter({ hasText: "60 traces" })).toBeVisible();
  expect(asked).toBe(1);
});

test("what is said of an answer moves no row of it", async ({ weft, page }) => {
  const service = "partial-service";
  await send(weft.otlpHttp, service, [span("partial", 2_000)]);
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent(`{ resource.service.name = "${service}" }`)}`);
  await expect(traces(page)).toHaveCount(1);
  const top = () => traces(page).evaluate((row) => row.getBoundingClientRect().top);
  const before = await top();

  await page.route("**/api/v1/search", async (route) => {
    const answer = await route.fetch();
    const missing = [{ segment: "000000000001-000000000002", reason: "damaged" }];
    const cut = { why: "links", detail: "some links were not followed" };
    const lines = (await answer.text()).trimEnd().split("\n");
    const last = JSON.parse(lines.at(-1)!) as { answer: object };
    const changed = JSON.stringify({ answer: { ...last.answer, cut, missing } });
    await route.fulfill({ response: answer, body: `${[...lines.slice(0, -1), changed].join("\n")}\n` });
  });
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByText("Partial: some links were not followed")).toBeVisible();
  await expect(page.locator(".missing-notice")).toBeVisible();
  expect(await top()).toBe(before);
});

test("the keyboard goes on from the results where a button of them has gone", async ({ weft, page }) => {
  await send(weft.otlpHttp, "kept-focus", [span("found in all time", 3 * 3_600_000)]);
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent('{ resource.service.name = "kept-focus" }')}`);

  await page.getByRole("button", { name: "Search all time" }).press("Enter");
  await expect(page.getByTestId("trace-row")).toHaveCount(1);
  await expect(page.getByRole("group", { name: "Results" })).toBeFocused();
});
