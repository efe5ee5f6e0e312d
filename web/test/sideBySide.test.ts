import { expect, test } from "vitest";
import type { Progress } from "../src/api/progress";
import { sideBySide } from "../src/api/sideBySide";

test("what requests tell side by side adds up, each by its last word", () => {
  const told: Progress[] = [];
  const ear = sideBySide((progress) => told.push(progress));
  const [one, other] = [ear(), ear()];
  one({ segmentsDone: 1, segments: 5 });
  other({ segmentsDone: 0, segments: 2 });
  one({ segmentsDone: 4, segments: 5 });
  expect(told).toEqual([
    { segmentsDone: 1, segments: 5 },
    { segmentsDone: 1, segments: 7 },
    { segmentsDone: 4, segments: 7 },
  ]);
});
