import { send, span, text } from "../support/otlp.ts";
import { expect, expectAccessible, openSpan, ready, test } from "../support/weft.ts";

const SERVICE = "templates-service";

test.beforeEach(async ({ weft }) => {
  const { status } = await fetch(`${weft.api}/link-templates`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ templates: [] }),
  });
  expect(status).toBe(200);
});

test("a link template is previewed, refused inline, saved, and leads from a span with its values encoded", async ({
  weft,
  page,
}) => {
  const linked = span("with a tenant", 1_500, { attributes: [text("tenant", "acme & co/../x")] });
  await send(weft.otlpHttp, SERVICE, [linked]);
  await page.goto(`${weft.explorer}/settings`);
  await ready(page, "settings");
  await page.getByRole("button", { name: "Add a template" }).click();
  await page.getByLabel("Name of the link").fill("Logs");
  const url = page.getByLabel("URL of Logs");
  await url.fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("http:// or https:// and a host");
  await url.fill("https://logs.example/${span.tenant}?trace=${traceId}&service=${resource.service.name}");
  await expect(page.getByText(/^https:\/\/logs\.example\/acme%20%26%20co/)).toBeVisible();
  const save = page.getByRole("button", { name: "Save" });
  await save.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await expect(save).toBeDisabled();
  await expect(save).toBeFocused();
  await expectAccessible(page);

  await openSpan(page, weft, linked.traceId, linked.spanId);
  await page.getByRole("tab", { name: "Overview" }).click();
  const link = page.getByRole("link", { name: "Logs" });
  await expect(link).toHaveAttribute(
    "href",
    `https://logs.example/acme%20%26%20co%2F..%2Fx?trace=${linked.traceId}&service=${SERVICE}`,
  );
  await expect(link).toHaveAttribute("rel", "noopener noreferrer");
});
