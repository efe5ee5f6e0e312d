import { Door } from "../support/door.ts";
import { newTraceId, type OtlpSpan, send, span, text } from "../support/otlp.ts";
import { complaintsOf } from "../support/console.ts";
import { expect, expectAccessible, openSpan, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";

const SERVICE = "query-bar-service";
const QUERY = `{ resource.service.name = "${SERVICE}" }`;

const editor = (page: Page) => page.getByRole("textbox", { name: "TraceQL query" });
const addressed = (page: Page) => new URL(page.url()).searchParams.get("q");
const rows = (page: Page) => page.getByTestId("trace-row");
const startingAt = (nanos: bigint, given: Partial<OtlpSpan> = {}) =>
  span("edge", 0, { startTimeUnixNano: String(nanos), endTimeUnixNano: String(nanos + 1_000_000n), ...given });

test("a query typed with completion and the same one made with the mouse end at one address", async ({
  weft,
  browser,
}) => {
  // Other files' tests store spans of many names: one that is not rare stands among the first that are offered.
  const traceId = newTraceId();
  const lost = [1, 2, 3].map(() => span("query-bar-lost", 2_000, { traceId }));
  await send(weft.otlpHttp, SERVICE, [span("found", 2_000), ...lost]);
  await send(weft.otlpHttp, "another-service", [span("not found", 2_000)]);
  const query = `{ resource.service.name = "${SERVICE}" && span:name != "query-bar-lost" }`;

  const context = await browser.newContext();
  const typing = await context.newPage();
  const complaints = complaintsOf(typing);
  await typing.goto(weft.explorer);
  await ready(typing, "explorer");
  await editor(typing).press("ControlOrMeta+a");
  await editor(typing).pressSequentially("{ resource.service.na");
  await typing.getByRole("option", { name: "resource.service.name" }).waitFor();
  await typing.keyboard.press("Tab");
  await typing.getByRole("option", { name: "=" }).first().waitFor();
  await typing.keyboard.press("Enter");
  await typing.getByRole("option", { name: SERVICE }).waitFor();
  await typing.keyboard.type(`"${SERVICE.slice(0, 9)}`);
  await expect(typing.getByRole("option", { name: "another-service" })).toHaveCount(0);
  await typing.getByRole("option", { name: SERVICE }).waitFor();
  await typing.keyboard.press("Tab");
  await expect(editor(typing)).toHaveText(/\{ resource\.service\.name = "query-bar-service" ?\}/);
  await typing.keyboard.type("&& span:na");
  await typing.getByRole("option", { name: "span:name" }).waitFor();
  await typing.keyboard.press("Tab");
  await typing.keyboard.type("!");
  await typing.getByRole("option", { name: "!=" }).waitFor();
  await typing.keyboard.press("Tab");
  await typing.keyboard.type('"query-bar-l');
  await typing.getByRole("option", { name: "query-bar-lost" }).waitFor();
  await typing.keyboard.press("Tab");
  await typing.keyboard.press("ControlOrMeta+Enter");
  await expect(rows(typing)).toHaveCount(1);
  expect(complaints).toEqual([]);

  const pointing = await context.newPage();
  await pointing.goto(weft.explorer);
  await ready(pointing, "explorer");
  await pointing.getByRole("button", { name: "+ Filter" }).click();
  await pointing.getByRole("option", { name: /service\.name/ }).click();
  await pointing.getByRole("combobox", { name: "Value" }).click();
  await pointing.getByRole("option", { name: SERVICE }).click();
  await pointing.getByRole("button", { name: "Add", exact: true }).click();
  await expect(rows(pointing)).toHaveCount(2);
  await pointing.getByRole("button", { name: "+ Filter" }).click();
  await pointing.getByRole("option", { name: /^span:name/ }).click();
  await pointing.getByRole("combobox", { name: "Operator" }).selectOption("!=");
  await pointing.getByRole("combobox", { name: "Value" }).click();
  await pointing.getByRole("option", { name: "query-bar-lost" }).click();
  await pointing.getByRole("button", { name: "Add", exact: true }).click();
  await expect(rows(pointing)).toHaveCount(1);
  await expectAccessible(pointing);

  expect(addressed(typing)).toBe(query);
  expect(pointing.url()).toBe(typing.url());
  await context.close();
});

test("an error is marked and said while it is typed, once, stays when it is run, and Back leads to the query before", async ({
  weft,
  page,
}) => {
  await send(weft.otlpHttp, SERVICE, [span("before", 3_000)]);
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent(QUERY)}`);
  await ready(page, "explorer");
  await expect(rows(page).first()).toBeVisible();
  const top = () => page.locator(".explorer-split").evaluate((box) => box.getBoundingClientRect().top);
  const before = await top();

  await editor(page).press("ControlOrMeta+a");
  const read = page.waitForResponse((answer) => answer.request().postData()?.includes("span.a = ") === true);
  await editor(page).pressSequentially("{ span.a = ");
  await read;
  await expect(page.getByRole("alert")).toHaveCount(0);
  await editor(page).pressSequentially("= ");
  await expect(page.getByRole("alert")).toContainText("column 12");
  await expect(page.locator(".query-error")).toHaveText("=");
  await expect(page).toHaveURL(new RegExp(SERVICE));
  expect(await top()).toBe(before);

  await editor(page).press("ControlOrMeta+Enter");
  await expect(page.getByRole("heading", { name: "This query cannot be answered" })).toBeVisible();
  await expect(page.getByText("column 12")).toHaveCount(1);
  await expect(page.locator(".query-error")).toHaveText("=");
  await expectAccessible(page);
  await page.goBack();
  await expect(editor(page)).toHaveText(QUERY);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a query asked anew shows what has come since, Back what was read", async ({ weft, page }) => {
  const service = "asked-anew-service";
  const [one, other] = [`{ resource.service.name = "${service}" }`, `{ span.nothing = "here" }`];
  const run = async (query: string) => {
    await editor(page).fill(query);
    await editor(page).press("ControlOrMeta+Enter");
    await expect(page).toHaveURL(`${weft.explorer}/?${new URLSearchParams({ q: query })}`);
  };
  await send(weft.otlpHttp, service, [span("early", 3_000)]);
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent(one)}`);
  await expect(rows(page)).toHaveCount(1);
  await run(other);
  await expect(page.getByRole("heading", { name: /Nothing matches/ })).toBeVisible();
  await send(weft.otlpHttp, service, [span("late", 2_000)]);

  await page.goBack();
  await expect(rows(page)).toHaveText([/early/]);
  await run(other);
  await run(one);
  await expect(rows(page)).toHaveText([/late/, /early/]);
});

test("a list opens at its beginning, Back finds its place", async ({ weft, page }) => {
  const service = "placed-service";
  const spans = Array.from({ length: 60 }, (_, i) =>
    span(`placed ${i}`, 5_000 + i, { attributes: [{ key: "place", value: { intValue: String(i) } }] }),
  );
  await send(weft.otlpHttp, service, spans);
  const queryOf = (first: number) => `{ resource.service.name = "${service}" && span.place >= ${first} }`;
  /** Its first row tells which list is shown: the address is there before. */
  const shows = async (first: number, scrolled: number) => {
    await expect.poll(() => addressed(page)).toBe(queryOf(first));
    await expect.poll(() => page.locator(".results").evaluate((list) => list.scrollTop)).toBe(scrolled);
    if (scrolled === 0) await expect(rows(page).first()).toContainText(`placed ${first}`);
  };
  const run = async (first: number) => {
    await editor(page).fill(queryOf(first));
    await editor(page).press("ControlOrMeta+Enter");
    await shows(first, 0);
  };
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent(queryOf(0))}`);
  await shows(0, 0);
  await run(1);

  // No frame lies between the scroll and the way back: the browser has not told the page of the scroll yet.
  await page.evaluate(() => {
    document.querySelector(".results")!.scrollTo({ top: 600 });
    history.back();
  });
  await shows(0, 0);
  await page.goForward();
  await shows(1, 600);

  await page.goBack();
  await shows(0, 0);
  await run(2);
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

test("Back draws the rows of a place far down at once", async ({ weft, page }) => {
  const service = "long-service";
  await send(
    weft.otlpHttp,
    service,
    Array.from({ length: 150 }, (_, i) => span("long", 5_000 + i)),
  );
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent(`{ resource.service.name = "${service}" }`)}`);
  const list = page.locator(".results");
  await expect(rows(page).first()).toBeVisible();
  await expect
    .poll(async () => {
      await list.evaluate((scrolled) => scrolled.scrollTo({ top: scrolled.scrollHeight }));
      return page.locator(".view-bar").textContent();
    })
    .toContain("150 traces");
  await rows(page).last().getByRole("link", { name: "long" }).click();
  await ready(page, "trace");

  /** Whether a row is in sight in the first frame that has the list at its place. */
  const drawn = await page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const look = (): void => {
          const shown = document.querySelector(".results");
          if (shown === null || shown.scrollTop < 2_000) {
            requestAnimationFrame(look);
            return;
          }
          const { top, bottom } = shown.getBoundingClientRect();
          const places = [...shown.querySelectorAll(".results-row")].map((row) => row.getBoundingClientRect().top);
          resolve(places.some((place) => place > top && place < bottom));
        };
        history.back();
        look();
      }),
  );
  expect(drawn).toBe(true);
});

test("Back finds the place of rows that stayed when the list was arranged anew", async ({ weft, page }) => {
  const service = "arranged-service";
  await send(
    weft.otlpHttp,
    service,
    Array.from({ length: 60 }, (_, i) => span("arranged", 5_000 + i)),
  );
  const search = { view: "spans", q: `{ resource.service.name = "${service}" }` };
  await page.goto(`${weft.explorer}/?${new URLSearchParams(search)}`);
  const list = page.locator(".results");
  const place = () => list.evaluate((scrolled) => scrolled.scrollTop);
  await expect(page.getByTestId("span-row").first()).toBeVisible();
  await list.evaluate((scrolled) => scrolled.scrollTo({ top: 600 }));
  await page.getByRole("button", { name: "Columns ▾" }).click();
  await page.getByRole("button", { name: "Remove the column kind" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: "kind" })).toHaveCount(0);
  expect(await place()).toBe(600);

  await page.getByRole("link", { name: "arranged" }).nth(25).click();
  await ready(page, "trace");
  await page.goBack();
  await ready(page, "explorer");
  await expect.poll(place).toBe(600);
});

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

test("the bars count exactly the spans of the range", async ({ weft, page }) => {
  const service = "edge-service";
  const start = BigInt(Date.now() - 1_800_123) * 1_000_000n + 1n;
  const end = start + 900_456_000_003n;
  const ok = { status: { code: 1 } };
  await send(
    weft.otlpHttp,
    service,
    [start - 1n, start, start + 400_000_000_000n, end - 1n, end].map((nanos) => startingAt(nanos)),
  );
  await send(weft.otlpHttp, service, [startingAt(start + 1n, ok), startingAt(end - 2n, { status: { code: 2 } })]);
  const q = `{ resource.service.name = "${service}" }`;
  await page.goto(`${weft.explorer}/?${new URLSearchParams({ q, start: String(start), end: String(end) })}`);

  await expect(rows(page)).toHaveCount(5);
  const histogram = page.getByRole("slider", { name: /Matches over time/ });
  await expect(histogram).toHaveAttribute("aria-valuetext", /^5 spans, 1 with an error/);
  await expect(page.locator(".histogram-legend")).toHaveText("error 1ok 1unset 3");
  const colours = await page
    .locator(".histogram-swatch")
    .evaluateAll((swatches) => swatches.map((swatch) => getComputedStyle(swatch).backgroundColor));
  expect(new Set(colours).size).toBe(3);
});

test("what is said of an answer moves no row of it", async ({ weft, page }) => {
  const service = "partial-service";
  await send(weft.otlpHttp, service, [span("partial", 2_000)]);
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent(`{ resource.service.name = "${service}" }`)}`);
  await expect(rows(page)).toHaveCount(1);
  const top = () => rows(page).evaluate((row) => row.getBoundingClientRect().top);
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

test("the focus goes to the neighbour of a filter that is removed", async ({ weft, page }) => {
  await send(weft.otlpHttp, SERVICE, [span("focused", 2_000)]);
  const q = "{ span.a = 1 && span.b = 2 && span.c = 3 }";
  await page.goto(`${weft.explorer}/?${new URLSearchParams({ q })}`);
  const remove = (field: string) => page.getByRole("button", { name: `Remove the filter ${field}` });

  await remove("span.b").press("Enter");
  await expect(remove("span.c")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(remove("span.a")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "+ Filter" })).toBeFocused();
  expect(addressed(page)).toBeNull();
});

test("the keyboard zooms into the matches over time", async ({ weft, page }) => {
  const service = "histogram-service";
  await send(weft.otlpHttp, service, [span("early", 600_000), span("late", 60_000)]);
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent(`{ resource.service.name = "${service}" }`)}`);
  await expect(rows(page)).toHaveCount(2);
  const histogram = page.getByRole("slider", { name: /Matches over time/ });
  await expect(histogram).toHaveAttribute("aria-valuetext", /^2 spans/);

  await histogram.press("ArrowLeft");
  for (let bar = 0; bar < 5; bar++) await histogram.press("Shift+ArrowLeft");
  await histogram.press("Enter");

  await expect(page).toHaveURL(/start=\d+&end=\d+/);
  await expect(rows(page)).toHaveCount(1);
  await page.goBack();
  await expect(rows(page)).toHaveCount(2);
});

test("a span id alone opens its trace on that span, and several spans with one id are listed", async ({
  weft,
  page,
}) => {
  const [one, other, alone] = [
    span("first with the id", 2_000),
    span("second with the id", 1_000),
    span("alone", 1_000),
  ];
  other.spanId = one.spanId;
  await send(weft.otlpHttp, "span-ids", [one, other, alone]);
  await page.goto(weft.explorer);
  await ready(page, "explorer");
  const box = page.getByRole("textbox", { name: "Go to trace id, span id or traceparent" });

  await box.fill("xyz");
  await box.press("Enter");
  await expect(page.getByRole("alert")).toContainText("a span id of 16");
  await box.fill(alone.spanId.toUpperCase());
  await box.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/trace/${alone.traceId}\\?span=${alone.spanId}`));

  await box.fill(one.spanId);
  await box.press("Enter");
  await expect(page.getByTestId("span-row")).toHaveText([/second with the id/, /first with the id/]);
  expect(addressed(page)).toBe(`{ span:id = "${one.spanId}" }`);
  await box.fill("00000000000000ff");
  await box.press("Enter");
  await expect(page.getByRole("heading", { name: /Nothing matches/ })).toBeVisible();
});

test("a query that ends in a comment is counted like it is listed", async ({ weft, page }) => {
  const service = "comment-service";
  await send(weft.otlpHttp, service, [span("counted", 2_000)]);
  const query = `{ resource.service.name = "${service}" } // of one service`;
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent(query)}`);

  await expect(rows(page)).toHaveCount(1);
  const histogram = page.getByRole("slider", { name: /Matches over time/ });
  await expect(histogram).toHaveAttribute("aria-valuetext", /^1 span/);
  await page.getByRole("button", { name: "Time series" }).click();
  await page.getByRole("button", { name: "Rate", exact: true }).click();
  await expect(page.getByRole("list", { name: "Series" }).getByRole("listitem")).toHaveCount(1);
});

test("an attribute's value and a span's links lead to the explorer as queries", async ({ weft, page }) => {
  const service = "asking-service";
  const [first, second] = [
    span("first order", 9_000, { attributes: [text("order", "7")] }),
    span("second order", 9_000),
  ];
  const batch = span("asking batch", 3_000, {
    links: [first, second].map(({ traceId, spanId }) => ({ traceId, spanId })),
  });
  await send(weft.otlpHttp, service, [first, second, batch]);

  await openSpan(page, weft, first.traceId, first.spanId);
  await page.getByRole("link", { name: "What links here" }).click();
  await expect(page.getByTestId("span-row")).toHaveText(/asking batch/);
  await page.goBack();
  await page.getByRole("link", { name: "Siblings in the same batch" }).click();
  await expect(page.getByTestId("span-row")).toHaveText(/second order/);
  await page.goBack();
  await page.getByRole("link", { name: "Everything downstream" }).click();
  await expect(page.getByTestId("span-row")).toHaveText(/asking batch/);
  await page.goBack();

  await page.getByRole("tab", { name: /Attributes/ }).click();
  await page.getByRole("link", { name: 'Filter: span.order = "7"' }).click();
  await expect(page).toHaveURL(/%7B\+span\.order\+%3D\+%227%22\+%7D/);
});
