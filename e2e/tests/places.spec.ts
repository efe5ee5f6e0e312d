import { send, span } from "../support/otlp.ts";
import { addressed, expect, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";

const editor = (page: Page) => page.getByRole("textbox", { name: "TraceQL query" });
const rows = (page: Page) => page.getByTestId("trace-row");

test("a list opens at its beginning, Back finds its place", async ({ weft, page }) => {
  const service = "placed-service";
  const spans = Array.from({ length: 60 }, (_, i) =>
    span(`placed ${i}`, 5_000 + 10 * i, { attributes: [{ key: "place", value: { intValue: String(i) } }] }),
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
