import { CancelledError, InfiniteQueryObserver, QueryObserver, type QueryObserverOptions } from "@tanstack/react-query";
import { afterEach, expect, test } from "vitest";
import { asked } from "../src/explorer/asked";
import { cancelAsked } from "../src/explorer/cancelAsked";
import { readOnOf } from "../src/explorer/readOn";
import { refreshQuietly } from "../src/frame/refresh";
import { chosenRange } from "../src/model/timeRange";
import { queryClient } from "../src/queryClient";

afterEach(() => queryClient.clear());

const MARK = asked("{ span.shown = 1 }", chosenRange({}));
const OTHER = asked("{ span.other = 1 }", chosenRange({}));

/** An answer whose first reading ends at once if that is wanted; every other one ends only when it is cancelled. */
function watched(name: string, mark: { asked: string }, first: string | null) {
  let left = 0;
  let readings = 0;
  const options: QueryObserverOptions<string> = {
    queryKey: [name, mark],
    queryFn: ({ signal }) =>
      readings++ === 0 && first !== null
        ? first
        : new Promise<string>((_, reject) => {
            signal.addEventListener("abort", () => {
              left++;
              reject(new DOMException("gone", "AbortError"));
            });
          }),
    meta: mark,
  };
  const observer = new QueryObserver(queryClient, options);
  const stop = observer.subscribe(() => undefined);
  return {
    shown: () => observer.getCurrentResult(),
    left: () => left,
    leave: () => observer.setOptions({ ...options, enabled: false }),
    comeBack: () => observer.setOptions(options),
    stop,
  };
}

test("everything of one question is ended, and nothing of another", async () => {
  const those = ["search", "histogram", "facets", "metrics"].map((name) => watched(name, MARK, null));
  const other = watched("search", OTHER, null);

  await cancelAsked(MARK.asked);

  for (const { shown, left } of those) {
    // oxlint-disable-next-line no-await-in-loop -- four
    await expect.poll(() => shown().isLoadingError).toBe(true);
    expect(shown().error).toBeInstanceOf(CancelledError);
    expect(left()).toBe(1);
  }
  expect(other.shown()).toMatchObject({ isFetching: true, error: null });
  expect(other.left()).toBe(0);
});

test("an answer in sight stays when it is cancelled that it is read anew, and can be asked for again", async () => {
  const list = watched("search", MARK, "rows");
  await expect.poll(() => list.shown().data).toBe("rows");
  refreshQuietly(MARK.asked);
  expect(list.shown()).toMatchObject({ isFetching: true, data: "rows" });

  await cancelAsked(MARK.asked);

  await expect.poll(() => list.shown().isRefetchError).toBe(true);
  expect(list.shown()).toMatchObject({ isFetching: false, data: "rows" });
  expect(list.shown().error).toBeInstanceOf(CancelledError);
  // Who comes back to it finds it as it was left.
  list.leave();
  list.comeBack();
  expect(list.shown()).toMatchObject({ isFetching: false, data: "rows" });
  list.stop();
  const again = new QueryObserver(queryClient, { queryKey: ["search", MARK], queryFn: () => "rows read anew" });
  const stop = again.subscribe(() => undefined);
  expect(again.getCurrentResult()).toMatchObject({ isFetching: false, data: "rows" });
  await again.refetch();
  expect(again.getCurrentResult()).toMatchObject({ error: null, data: "rows read anew" });
  stop();
});

test("a list whose next page was cancelled keeps its rows, and goes on only when somebody asks", async () => {
  const list = new InfiniteQueryObserver(queryClient, {
    queryKey: ["search", "pages"],
    queryFn: ({ pageParam, signal }) =>
      pageParam === 0
        ? { next: "more", cut: null }
        : new Promise<{ next: string; cut: null }>((_, reject) => {
            signal.addEventListener("abort", () => reject(new DOMException("gone", "AbortError")));
          }),
    initialPageParam: 0,
    getNextPageParam: (_, pages) => pages.length,
    meta: MARK,
  });
  const stop = list.subscribe(() => undefined);
  const shown = () => list.getCurrentResult();
  await expect.poll(() => shown().data?.pages.length).toBe(1);
  readOnOf(shown()).onMore();
  expect(readOnOf(shown())).toMatchObject({ reading: true, failed: false });

  await cancelAsked(MARK.asked);

  await expect.poll(() => shown().isFetchNextPageError).toBe(true);
  expect(shown().data?.pages.length).toBe(1);
  expect(readOnOf(shown())).toMatchObject({ more: true, reading: false, failed: true });
  stop();
});
