import { readFileSync } from "node:fs";
import { send, span, text } from "../support/otlp.ts";
import { expect, expectAccessible, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";
import type { WeftServer } from "../support/server.ts";

const SERVICE = "export-service";
const QUERY = `{ resource.service.name = "${SERVICE}" }`;

const rows = (page: Page) => page.getByTestId("span-row");
const openSpans = async (page: Page, weft: WeftServer) => {
  await page.goto(`${weft.explorer}/?view=spans&q=${encodeURIComponent(QUERY)}`);
  await ready(page, "explorer");
};

test.beforeEach(async ({ weft }) => {
  await send(weft.otlpHttp, SERVICE, [span("exported", 2_000, { attributes: [text("tenant", "acme & co")] })]);
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

test("a table has what a query tells of the trace", async ({ weft, page }) => {
  await page.goto(`${weft.explorer}/?q=${encodeURIComponent('{ trace:rootName = "exported" }')}`);
  await ready(page, "explorer");
  await page.getByRole("button", { name: "Export ▾" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "CSV" }).click(),
  ]);
  const [head, first] = readFileSync(await download.path(), "utf8").split("\r\n");
  expect(head).toMatch(/,trace:rootName$/);
  expect(first).toMatch(/,exported$/);
});

test("arithmetic of series is exported as one of the sets of spans with which it computes", async ({ weft, page }) => {
  const slow = span("slow", 2_000, { attributes: [text("pace", "slow")] });
  await send(weft.otlpHttp, "export-arithmetic", [slow, span("quick", 2_000)]);
  const all = '{ resource.service.name = "export-arithmetic" }';
  const those = '{ resource.service.name = "export-arithmetic" && span.pace = "slow" }';
  const query = `(${those} | rate()) / (${all} | rate())`;
  await page.goto(`${weft.explorer}/?${new URLSearchParams({ view: "series", q: query })}`);
  await ready(page, "explorer");
  await page.getByRole("button", { name: "Export ▾" }).click();
  const menu = page.getByRole("dialog", { name: "Export" });
  await expect(menu.getByRole("radio", { name: those })).toBeChecked();
  await expectAccessible(page);
  const lines = async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      menu.getByRole("button", { name: "CSV" }).click(),
    ]);
    await expect(menu.getByRole("status")).toHaveText(/^weft-spans\.csv: \d spans?, \d+ B\. *$/);
    return (
      readFileSync(await download.path(), "utf8")
        .trim()
        .split("\r\n").length - 1
    );
  };
  expect(await lines()).toBe(1);
  await menu.getByRole("radio", { name: all }).check();
  expect(await lines()).toBe(2);
});
