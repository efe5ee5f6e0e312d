import { newTraceId, send, span } from "../support/otlp.ts";
import { expect, ready, test } from "../support/weft.ts";
import type { Locator } from "@playwright/test";

const colourOf = (dot: Locator) => dot.evaluate((shown) => getComputedStyle(shown).backgroundColor);

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
      colours.set(service, await colourOf(page.getByTestId("span-row").first().locator(".service-dot")));
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

test("bars and dots keep their colours where the system chooses all others", async ({ weft, page }) => {
  const coloured = span("coloured", 2_000);
  await send(weft.otlpHttp, "colour-forced", [coloured]);
  await page.goto(`${weft.explorer}/trace/${coloured.traceId}?span=${coloured.spanId}`);
  await ready(page, "trace");
  const row = page.getByTestId("waterfall-row");
  const [dot, bar] = [row.locator(".service-dot"), row.locator(".bar")];
  const before = [await colourOf(dot), await colourOf(bar)];

  await page.emulateMedia({ forcedColors: "active" });
  expect([await colourOf(dot), await colourOf(bar)]).toEqual(before);
  await expect(row).toHaveCSS("outline-style", "solid");
});
