import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Page, expect } from "@playwright/test";
import { send, span } from "../support/otlp.ts";
import { WeftServer } from "../support/server.ts";
import { expectAccessible, ready, test as base } from "../support/weft.ts";

const token = "a token for the browser";
const guarded = span("guarded", 5_000);

const test = base.extend<object, { weft: WeftServer }>({
  weft: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "weft-login-"));
      const file = join(folder, "token");
      writeFileSync(file, `${token}\n`, { mode: 0o600 });
      const weft = await WeftServer.start(folder, `--auth-token-file=${file}`);
      await send(weft.otlpHttp, "guarded-service", [guarded], token);
      await use(weft);
      expect(await weft.stop()).toBe(0);
    },
    { scope: "worker" },
  ],
});

const field = (page: Page) => page.getByLabel("Access token");
const logIn = (page: Page, offered: string) =>
  field(page)
    .fill(offered)
    .then(() => field(page).press("Enter"));

for (const colorScheme of ["light", "dark"] as const) {
  test(`a wrong token is refused and the right one leads to the page asked for, in the ${colorScheme} theme`, async ({
    weft,
    browser,
  }) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    const asked = `${weft.explorer}/trace/${guarded.traceId}?span=${guarded.spanId}&tab=attributes`;
    await page.goto(asked);
    await expect(field(page)).toBeFocused();
    await expectAccessible(page);

    await logIn(page, "another token");
    await expect(page.getByRole("alert")).toHaveText("The server does not know this token.");
    await expect(field(page)).toBeFocused();
    await expectAccessible(page);

    await logIn(page, token);
    await ready(page, "trace");
    await expect(page).toHaveURL(asked);
    await expect(page.getByTestId("waterfall-row")).toContainText("guarded");
    await context.close();
  });
}

test("the palette waits for nobody behind the login", async ({ weft, page }) => {
  await page.goto(`${weft.explorer}/trace/${guarded.traceId}`);
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+k");
  await logIn(page, token);

  await ready(page, "trace");

  await expect(page.getByRole("dialog", { name: "Palette" })).toHaveCount(0);
});

test("logging out ends the session and leaves nothing of the trace on the page", async ({ weft, page }) => {
  await page.goto(`${weft.explorer}/trace/${guarded.traceId}`);
  await logIn(page, token);
  await ready(page, "trace");

  await page.getByRole("button", { name: "Log out" }).click();

  await expect(field(page)).toBeVisible();
  await expect(page).toHaveTitle("Log in · Weft");
  await expect(page.getByText("guarded")).toHaveCount(0);
  await page.reload();
  await expect(field(page)).toBeVisible();
});
