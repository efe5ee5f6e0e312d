import { Door } from "../support/door.ts";
import { newTraceId, send, span, text } from "../support/otlp.ts";
import { addressed, expect, expectAccessible, openSpan, ready, test } from "../support/weft.ts";
import type { Page } from "@playwright/test";
import type { WeftServer } from "../support/server.ts";

const SERVICE = "filtered-service";
const QUERY = `{ resource.service.name = "${SERVICE}" }`;

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
  const sets = page.getByTestId("set-row");
  await expect(sets.filter({ hasText: "globex" })).toHaveCount(0);
  await expect(sets.first()).toContainText("acme");
  await expect(sets.filter({ hasText: "globex" })).toHaveCount(0);
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

test("arrays, very small numbers and numbers of the row narrow the query", async ({ weft, page }) => {
  const labels = { arrayValue: { values: [{ stringValue: "red" }, { stringValue: "blue" }] } };
  const attributes = [
    { key: "labels", value: labels },
    { key: "share", value: { doubleValue: 1e-7 } },
  ];
  await send(weft.otlpHttp, "odd-values", [span("odd", 2_000, { attributes }), span("even", 2_000)]);
  const q = '{ resource.service.name = "odd-values" }';
  const columns = "name,span.labels,span.share,trace:rootName,duration";
  await page.goto(`${weft.explorer}/?${new URLSearchParams({ view: "spans", q, columns })}`);
  const row = page.getByTestId("span-row").filter({ hasText: "odd" });
  const added = [
    'span.labels = "red" && span.labels = "blue"',
    "span.share = 1e-7",
    'trace:rootName = "odd"',
    "span:duration >= 10000000ns",
  ];
  for (const [at, condition] of added.entries()) {
    await row.hover();
    await row.getByRole("button", { name: `Filter: ${condition}` }).focus();
    await page.keyboard.press("Enter");
    await expect
      .poll(() => addressed(page))
      .toBe(`{ resource.service.name = "odd-values" && ${added.slice(0, at + 1).join(" && ")} }`);
    await expect(page.getByTestId("span-row")).toHaveText([/odd/]);
  }
});

test("what a span says of its end, its events and its scope leads to the explorer", async ({ weft, page }) => {
  const failed = span("failed", 2_000, {
    status: { code: 2, message: "out of stock" },
    events: [
      {
        timeUnixNano: String(BigInt(Date.now() - 1_995) * 1_000_000n),
        name: "exception",
        attributes: [text("exception.stacktrace", "Refused\n\tat Stock.take(Stock.java:7)")],
      },
    ],
  });
  await send(weft.otlpHttp, "told", [failed]);
  for (const [tab, condition] of [
    ["Overview", 'span:statusMessage = "out of stock"'],
    ["Overview", 'instrumentation:name = "e2e"'],
    ["Overview", 'instrumentation:version = "1.2"'],
    ["Events", 'event:name = "exception"'],
    ["Events", String.raw`event.exception.stacktrace = "Refused\n\tat Stock.take(Stock.java:7)"`],
  ] as const) {
    await openSpan(page, weft, failed.traceId, failed.spanId);
    await page.getByRole("tab", { name: tab }).click();
    const stack = page.getByText("Stack trace");
    if (condition.includes("stacktrace")) await stack.click();
    await page.getByRole("link", { name: `Filter: ${condition}`, exact: true }).press("Enter");
    await ready(page, "explorer");
    await expect.poll(() => addressed(page)).toBe(`{ ${condition} }`);
    await expect(page.getByTestId("trace-row").filter({ hasText: "failed" })).toHaveCount(1);
  }
});

test("a suggestion that is marked stays it when others come before it", async ({ weft, page }) => {
  const door = new Door();
  await page.route("**/api/v1/query/complete", async (route) => {
    const all = (route.request().postDataJSON() as { text: string }).text === "{ ";
    if (all) await door.opened;
    const items = (all ? ["span.late.a", "span.late.b"] : ["span.late.b"]).map((key) => ({
      kind: "attribute",
      label: key,
      insert: key,
    }));
    await route.fulfill({ json: { from: 0, to: 0, items, complete: true } });
  });
  await page.goto(weft.explorer);
  await page.getByRole("button", { name: "+ Filter" }).click();
  const field = page.getByRole("combobox", { name: "Field" });
  await field.pressSequentially("late");
  const wanted = page.getByRole("option", { name: "span.late.b" });
  await expect(wanted).toBeVisible();
  await field.press("ArrowDown");
  await expect(wanted).toHaveAttribute("aria-selected", "true");

  door.open();
  await expect(page.getByRole("option", { name: "span.late.a" })).toBeVisible();
  await expect(wanted).toHaveAttribute("aria-selected", "true");
  await field.press("Enter");
  await expect(field).toHaveValue("span.late.b");
});
