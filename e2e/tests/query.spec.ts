import { Door } from "../support/door.ts";
import { send, span } from "../support/otlp.ts";
import { complaintsOf } from "../support/console.ts";
import { addressed, expect, expectAccessible, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";

const SERVICE = "query-bar-service";
const QUERY = `{ resource.service.name = "${SERVICE}" }`;

const editor = (page: Page) => page.getByRole("textbox", { name: "TraceQL query" });
const rows = (page: Page) => page.getByTestId("trace-row");

test("a query typed with completion and the same one made with the mouse end at one address", async ({
  weft,
  browser,
}) => {
  await send(weft.otlpHttp, SERVICE, [span("found", 2_000), span("query-bar-lost", 2_000)]);
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
  await typing
    .getByRole("option", { name: /service/ })
    .first()
    .waitFor();
  // Other files' tests store spans of many services and names: what is typed of one brings it among those that are offered.
  await typing.keyboard.type(`"${SERVICE.slice(0, 9)}`);
  await expect(typing.getByRole("option", { name: "another-service" })).toHaveCount(0);
  await typing.getByRole("option", { name: SERVICE }).waitFor();
  await typing.keyboard.press("Tab");
  await expect(editor(typing)).toHaveText(/\{ resource\.service\.name = "query-bar-service" ?\}/);
  await typing.keyboard.type("&& span:na");
  await typing.getByRole("option", { name: "span:name" }).waitFor();
  await typing.keyboard.press("Tab");
  await typing.keyboard.type("!");
  // The list of before has it too.
  await expect(typing.getByRole("option", { name: /^=/ })).toHaveCount(0);
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
  await pointing.getByRole("option", { name: /^resource\.service\.name/ }).click();
  await pointing.getByRole("combobox", { name: "Value" }).fill(SERVICE.slice(0, 9));
  await pointing.getByRole("option", { name: SERVICE }).click();
  await pointing.getByRole("button", { name: "Add", exact: true }).click();
  await expect(rows(pointing)).toHaveCount(2);
  await pointing.getByRole("button", { name: "+ Filter" }).click();
  await pointing.getByRole("option", { name: /^span:name/ }).click();
  await pointing.getByRole("combobox", { name: "Operator" }).selectOption("!=");
  await pointing.getByRole("combobox", { name: "Value" }).fill("query-bar-l");
  await pointing.getByRole("option", { name: "query-bar-lost" }).click();
  await pointing.getByRole("button", { name: "Add", exact: true }).click();
  await expect(rows(pointing)).toHaveCount(1);
  await expectAccessible(pointing);

  expect(addressed(typing)).toBe(query);
  expect(pointing.url()).toBe(typing.url());
  await context.close();
});

test("a Tab leaves no list of suggestions that is being read anew", async ({ weft, page }) => {
  await send(weft.otlpHttp, SERVICE, [span("suggested", 2_000)]);
  await page.goto(weft.explorer);
  await ready(page, "explorer");
  await editor(page).press("ControlOrMeta+a");
  await editor(page).pressSequentially("{ span:st");
  await page.getByRole("option", { name: "span:status" }).first().waitFor();
  const door = new Door();
  await page.route("**/api/v1/query/complete", async (route) => {
    await door.opened;
    await route.continue();
  });
  await page.keyboard.type("atu");
  await page.keyboard.press("Tab");
  await expect(editor(page)).toBeFocused();
  door.open();
  await expect
    .poll(async () => {
      await page.keyboard.press("Tab");
      return editor(page).textContent();
    })
    .toMatch(/^\{ span:status ?/);
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
