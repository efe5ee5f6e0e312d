import { afterEach, expect, test } from "vitest";
import { asked } from "../src/explorer/asked";
import { refreshQuietly } from "../src/frame/refresh";
import { chosenRange } from "../src/model/timeRange";
import { queryClient } from "../src/queryClient";

afterEach(() => queryClient.clear());

test("what the explorer shows is read anew by itself, what Back leads to stays as it was read", async () => {
  const marks = ["{ span.shown = 1 }", "{ span.left = 1 }"].map((query) => asked(query, chosenRange({})));
  const keys = ["search", "histogram", "facets", "metrics"].flatMap((of) => marks.map((mark) => ({ of, mark })));
  await Promise.all(
    keys.map(({ of, mark }) =>
      queryClient.prefetchQuery({ queryKey: [of, mark], queryFn: () => "answer", meta: mark }),
    ),
  );
  const isStale = (mark: object | undefined) =>
    keys.filter((key) => key.mark === mark).map((key) => queryClient.getQueryState([key.of, mark])?.isInvalidated);

  refreshQuietly(marks[0]?.asked ?? "");

  expect(isStale(marks[0])).toEqual([true, true, true, true]);
  expect(isStale(marks[1])).toEqual([false, false, false, false]);
});
