import { newTraceId, send, span } from "../support/otlp.ts";
import { expect, expectAccessible, openSpan, test } from "../support/weft.ts";

test("spans of a trace are found by a query, also by what links to them from another trace", async ({ weft, page }) => {
  const traceId = newTraceId();
  const top = span("top", 3_000, { traceId });
  const steps = Array.from({ length: 4 }, (_, i) =>
    span(`step ${i}`, 2_900 - i, {
      traceId,
      parentSpanId: top.spanId,
      attributes: [{ key: "step", value: { intValue: String(i) } }],
    }),
  );
  const elsewhere = span("elsewhere", 1_000, { links: [{ traceId, spanId: steps[1]!.spanId }] });
  await send(weft.otlpHttp, "found", [top, ...steps, elsewhere]);
  await openSpan(page, weft, traceId, top.spanId);
  const find = page.getByRole("searchbox", { name: "Find in trace" });
  const status = page.getByRole("search").getByRole("status");

  await find.fill("{ span.step >= 2 }");
  await expect(status).toHaveText("2 found");
  await find.press("Enter");
  await expect(page.locator(`[data-span-id="${steps[2]!.spanId}"]`)).toHaveAttribute("aria-selected", "true");
  await expectAccessible(page);

  const dimmed = page.locator(".waterfall-row-dimmed");
  await expect(dimmed).toHaveCount(3);
  const selected = (step: number) =>
    expect(page.locator(`[data-span-id="${steps[step]!.spanId}"]`)).toHaveAttribute("aria-selected", "true");
  await page.getByRole("button", { name: "Next match" }).click();
  await selected(3);
  await page.getByRole("button", { name: "Previous match" }).click();
  await selected(2);
  await page.keyboard.press("n");
  await selected(3);
  await page.keyboard.press("p");
  await selected(2);

  await find.fill('{ span:name = "elsewhere" } -> { }');
  await expect(status).toHaveText("1 found");
  await find.press("Enter");
  await expect(page.locator(`[data-span-id="${steps[1]!.spanId}"]`)).toHaveAttribute("aria-selected", "true");

  await find.press("ControlOrMeta+a");
  await find.pressSequentially("{ span.st");
  await page.getByRole("option", { name: "span.step" }).waitFor();
  await page.keyboard.press("Tab");
  await expect(find).toHaveText(/\{ span\.step ?\}/);
  await expect(page.locator(".find-editor .query-key")).toHaveText("step");

  const browser = await page.context().newCDPSession(page);
  await browser.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await find.press("ControlOrMeta+a");
  await find.pressSequentially("step and more than fits between two drawings");
  await expect(find).toHaveText("step and more than fits between two drawings");
  await browser.send("Emulation.setCPUThrottlingRate", { rate: 1 });

  const refusal = page.getByRole("search").getByRole("alert");
  await find.fill("{ span.step > > 2 }");
  await expect(refusal).toContainText("column");
  await find.press("ControlOrMeta+a");
  await find.pressSequentially("{ span:kind = ");
  await expect(page.getByRole("option", { name: "server" })).toBeVisible();
  await expect(refusal).toContainText("unexpected '}'");
  const covered = await refusal.evaluate((said) => {
    const box = said.getBoundingClientRect();
    const at = (share: number) => document.elementFromPoint(box.left + box.width * share, box.top + box.height / 2);
    return [0.05, 0.5, 0.95].some((share) => !said.contains(at(share)));
  });
  expect(covered).toBe(false);
});
