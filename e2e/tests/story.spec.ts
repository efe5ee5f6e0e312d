import { expect, expectSelected, openSpan, ready, test } from "../support/weft.ts";
import { type BatchLine, type Language, Orders, type SpanIds } from "../support/orders.ts";

const ids = ({ traceId, spanId }: SpanIds): string => `${traceId}/${spanId}`;

for (const language of ["java", "python"] satisfies Language[]) {
  test.describe(`the orders story in ${language}`, () => {
    test.describe.configure({ mode: "serial" });

    let requests: SpanIds[];
    let batch: BatchLine;

    test("five orders are traced and one batch links to all of them", async ({ weft }) => {
      const orders = await Orders.start(language, weft.folder, {
        OTEL_EXPORTER_OTLP_ENDPOINT: weft.otlpGrpc,
        OTEL_EXPORTER_OTLP_PROTOCOL: "grpc",
      });
      try {
        requests = [];
        for (const item of ["loom", "shuttle", "heddle", "reed", "bobbin"]) requests.push(await orders.place(item));
        batch = await orders.batch();
      } finally {
        await orders.stop();
      }

      expect(batch.links.map(ids).toSorted()).toEqual(requests.map(ids).toSorted());
    });

    test("the Links tab reads Links 5 and lists the ids that the example printed", async ({ weft, page }) => {
      await openSpan(page, weft, batch.traceId, batch.spanId);

      await expect(page.getByTestId("tab-links")).toHaveText(/^Links\s*5$/);
      const rows = page.getByTestId("links-outgoing").getByTestId("link-row");
      await expect(rows).toHaveCount(5);
      const listed = await rows.evaluateAll((all) =>
        all.map((row) => `${row.getAttribute("data-trace-id")}/${row.getAttribute("data-span-id")}`),
      );
      expect(listed.toSorted()).toEqual(requests.map(ids).toSorted());
      for (const row of await rows.all()) {
        await expect(row).toHaveAttribute("data-state", "resolved");
        await expect(row).toContainText("orders-api");
        await expect(row).toContainText("receive-order");
      }
    });

    test("each click lands on the right span, its request shows the way back, and Back returns", async ({
      weft,
      page,
    }) => {
      await openSpan(page, weft, batch.traceId, batch.spanId);
      for (const request of requests) {
        await page
          .getByTestId("links-outgoing")
          .locator(`[data-testid=link-row][data-span-id="${request.spanId}"]`)
          .getByTestId("link-target")
          .click();
        await expectSelected(page, request.traceId, request.spanId);
        await expect(page.getByTestId("tab-links")).toHaveText(/^Links\s*1$/);

        const back = page.getByTestId("links-incoming").getByTestId("link-row");
        await expect(back).toHaveCount(1);
        await expect(back).toHaveAttribute("data-span-id", batch.spanId);
        await expect(back).toContainText("process-batch");

        await page.goBack();
        await expectSelected(page, batch.traceId, batch.spanId);
      }
    });

    test("the way back from a request opens the batch on its span", async ({ weft, page }) => {
      const request = requests[2]!;
      await openSpan(page, weft, request.traceId, request.spanId);

      await page.getByTestId("links-incoming").getByTestId("link-target").click();

      await expectSelected(page, batch.traceId, batch.spanId);
      await expect(page.getByTestId("links-outgoing").getByTestId("link-row")).toHaveCount(5);
    });

    test("the explorer lists the batch with five links out and opens it", async ({ weft, page }) => {
      await page.goto(weft.explorer);
      await ready(page, "explorer");

      const row = page.getByTestId("trace-row").filter({ hasText: "process-batch" }).first();
      await expect(row).toContainText("↗5");
      await row.getByRole("link").first().click();
      await expect(page).toHaveURL(/\/trace\/[0-9a-f]{32}/);
      await ready(page, "trace");
    });
  });
}
