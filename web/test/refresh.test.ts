import { CancelledError, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, test } from "vitest";
import { asked } from "../src/explorer/asked";
import { cancelAsked } from "../src/explorer/cancelAsked";
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

test("what somebody cancelled is not read anew by itself", async () => {
  const { asked: mark } = asked("{ }", chosenRange({}));
  let readings = 0;
  const observer = new QueryObserver(queryClient, {
    queryKey: ["facets"],
    queryFn: () => (readings++ === 0 ? "answer" : new Promise<string>(() => undefined)),
    meta: { asked: mark },
  });
  const stop = observer.subscribe(() => undefined);
  await expect.poll(() => observer.getCurrentResult().data).toBe("answer");
  refreshQuietly(mark);
  await cancelAsked(mark);
  expect(observer.getCurrentResult().error).toBeInstanceOf(CancelledError);

  refreshQuietly(mark);

  expect(observer.getCurrentResult().isFetching).toBe(false);
  expect(readings).toBe(2);
  stop();
});
