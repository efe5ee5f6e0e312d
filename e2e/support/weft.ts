import { AxeBuilder } from "@axe-core/playwright";
import { type Page, expect, test as base } from "@playwright/test";
import { WeftServer } from "./server.ts";

/** Tests with a server that the files of a worker share: started once, stopped at the end, and seen to stop by itself. */
export const test = base.extend<object, { weft: WeftServer }>({
  weft: [
    async ({}, use) => {
      const weft = await WeftServer.start();
      await use(weft);
      expect(await weft.stop()).toBe(0);
    },
    { scope: "worker" },
  ],
});

export { expect };

/** Opens a span's tab on the trace page and waits until the page can be used. */
export async function openSpan(page: Page, weft: WeftServer, traceId: string, spanId: string): Promise<void> {
  await page.goto(`${weft.explorer}/trace/${traceId}?span=${spanId}&tab=links`);
  await ready(page, "trace");
}

export async function ready(page: Page, view: "trace" | "explorer" | "saved" | "settings"): Promise<void> {
  await expect(page.locator("body")).toHaveAttribute("data-ready", view);
}

/** What the page's address holds under a name, the query unless another is given; null where it has none. */
export function addressed(page: Page, name = "q"): string | null {
  return new URL(page.url()).searchParams.get(name);
}

/** Expects that the waterfall's selected row is this span and that it lies within the window. */
export async function expectSelected(page: Page, traceId: string, spanId: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/trace/${traceId}\\?.*span=${spanId}`));
  const row = page.locator(`[data-testid=waterfall-row][data-span-id="${spanId}"]`);
  await expect(row).toHaveAttribute("aria-selected", "true");
  await expect(row).toBeInViewport();
}

/** Expects that axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.target) }))).toEqual([]);
}
