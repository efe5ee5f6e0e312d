import { InfiniteQueryObserver } from "@tanstack/react-query";
import { afterEach, expect, test } from "vitest";
import { readOnOf } from "../src/explorer/readOn";
import { refresh } from "../src/frame/refresh";
import { queryClient } from "../src/queryClient";

afterEach(() => queryClient.clear());

/** A list whose pages come when they are let go; each names the time at which it was asked for. */
function heldList() {
  const asked: (() => void)[] = [];
  let time = "before";
  const list = new InfiniteQueryObserver(queryClient, {
    queryKey: ["search", "held"],
    queryFn: ({ pageParam, signal }) =>
      new Promise<{ read: string; next: string; cut: null }>((resolve, reject) => {
        signal.addEventListener("abort", () => reject(new DOMException("gone", "AbortError")));
        const read = `page ${pageParam} ${time}`;
        asked.push(() => resolve({ read, next: String(pageParam + 1), cut: null }));
      }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => Number(next),
  });
  const stop = list.subscribe(() => undefined);
  const shown = () => list.getCurrentResult();
  const letGo = async () => {
    for (const answer of asked.splice(0)) answer();
    await expect.poll(() => shown().isFetching).toBe(false);
  };
  return { shown, letGo, stop, pass: () => (time = "after") };
}

test("a list that is being read anew is read to its end, though its next page is asked for", async () => {
  const { shown, letGo, stop, pass } = heldList();
  await letGo();
  readOnOf(shown()).onMore();
  await letGo();
  expect(shown().data?.pages.map(({ read }) => read)).toEqual(["page 0 before", "page 1 before"]);

  pass();
  refresh();
  await expect.poll(() => shown().data?.pages.length).toBe(1);
  expect(readOnOf(shown())).toMatchObject({ more: true, reading: true });
  readOnOf(shown()).onMore();
  await letGo();

  expect(shown().data?.pages.map(({ read }) => read)).toEqual(["page 0 after"]);
  expect(readOnOf(shown())).toMatchObject({ more: true, late: false, failed: false, reading: false });
  stop();
});
