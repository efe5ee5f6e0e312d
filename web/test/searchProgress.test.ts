import { expect, test } from "vitest";
import type { Progress } from "../src/api/progress";
import { useSearchProgress, withProgress } from "../src/explorer/searchProgress";

const shown = () => useSearchProgress.getState().progress;

interface HeldSearch {
  tell(progress: Progress): void;
  resolve(answer: string): void;
  reject(thrown: Error): void;
}

/** A search that tells how far it has come, and ends, when it is told to. */
async function heldSearch() {
  let ended = Promise.resolve("");
  const held = await new Promise<HeldSearch>((begun) => {
    ended = withProgress((tell) => new Promise((resolve, reject) => begun({ tell, resolve, reject })));
  });
  return { ...held, tell: (segmentsDone: number) => held.tell({ segmentsDone, segments: 8 }), ended };
}

test("progress is in sight while its search runs, and gone when that has ended", async () => {
  const search = await heldSearch();
  expect(shown()).toBeNull();
  search.tell(3);
  expect(shown()).toEqual({ segmentsDone: 3, segments: 8 });
  search.resolve("answer");
  expect(await search.ended).toBe("answer");
  expect(shown()).toBeNull();
});

test("a search that was dropped neither tells its progress nor takes away that of the next one", async () => {
  const dropped = await heldSearch();
  dropped.tell(1);
  const next = await heldSearch();
  expect(shown()).toBeNull();
  next.tell(5);
  dropped.tell(2);
  dropped.reject(new Error("aborted"));
  await expect(dropped.ended).rejects.toThrow("aborted");
  expect(shown()).toEqual({ segmentsDone: 5, segments: 8 });
  next.resolve("answer");
  await next.ended;
  expect(shown()).toBeNull();
});
