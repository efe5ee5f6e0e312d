import { newTraceId, send, span, text } from "../support/otlp.ts";
import { expect, expectAccessible, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";
import type { WeftServer } from "../support/server.ts";

const SERVICE = "filtered-service";
const QUERY = `{ resource.service.name = "${SERVICE}" }`;

const addressed = (page: Page) => new URL(page.url()).searchParams.get("q");
const filter = (page: Page, condition: string) => page.getByRole("button", { name: `Filter: ${condition}` });
const open = async (page: Page, weft: WeftServer, view: string, query: string) => {
  await page.goto(`${weft.explorer}/?view=${view}&q=${encodeURIComponent(query)}`);
  await ready(page, "explorer");
};

test.beforeEach(async ({ weft }) => {
  const traceId = newTraceId();
  await send(weft.otlpHttp, SERVICE, [
    span("checkout", 3_000, { traceId, kind: 2, attributes: [text("tenant", "acme")] }),
    span("checkout", 2_900, { kind: 3, attributes: [text("tenant", "globex")], status: { code: 2 } }),
  ]);
});

test("every fact in the list of spans narrows the query", async ({ weft, page }) => {
  await open(page, weft, "spans", QUERY);
  const row = page.getByTestId("span-row").first();
  await row.getByRole("cell").nth(2).hover();
  await filter(page, 'span:name = "checkout"').first().click();
  await expect.poll(() => addressed(page)).toBe(`{ resource.service.name = "${SERVICE}" && span:name = "checkout" }`);
  await expectAccessible(page);
  await filter(page, "span:status = error").first().click();
  await filter(page, "span:kind = client").first().click();
  await filter(page, `resource.service.name = "${SERVICE}"`).first().focus();
  await expect
    .poll(() => addressed(page))
    .toBe(
      `{ resource.service.name = "${SERVICE}" && span:name = "checkout" && span:status = error && span:kind = client }`,
    );
  await expect(page.getByTestId("span-row")).toHaveCount(1);
});

test("traces, and the groups that a query makes of them, narrow it too", async ({ weft, page }) => {
  await open(page, weft, "traces", QUERY);
  await page.getByTestId("trace-row").first().getByRole("cell").nth(3).hover();
  await filter(page, 'trace:rootName = "checkout"').first().click();
  await expect
    .poll(() => addressed(page))
    .toBe(`{ resource.service.name = "${SERVICE}" && trace:rootName = "checkout" }`);

  await open(page, weft, "traces", `${QUERY} | by(span.tenant) | count() > 0`);
  const set = page.getByTestId("set-row").filter({ hasText: "acme" }).first();
  await set.hover();
  await set.getByRole("button", { name: 'Filter: span.tenant = "acme"' }).click();
  await expect.poll(() => addressed(page)).toContain('span.tenant = "acme"');
  await expect(page.getByTestId("set-row").filter({ hasText: "globex" })).toHaveCount(0);
});

test("a name in the legend narrows the query to what its line measures", async ({ weft, page }) => {
  await open(page, weft, "series", `${QUERY} | rate() by (span.tenant, span:kind)`);
  const legend = page.getByRole("list", { name: "Series" });
  await expect(legend.getByRole("listitem")).toHaveCount(2);
  await legend.getByRole("listitem").filter({ hasText: "acme" }).hover();
  await filter(page, 'span.tenant = "acme" && kind = server').click();

  await expect
    .poll(() => addressed(page))
    .toBe(
      `{ resource.service.name = "${SERVICE}" && span.tenant = "acme" && kind = server } | rate() by (span.tenant, span:kind)`,
    );
  await expect(legend.getByRole("listitem")).toHaveCount(1);
});
