import { expect, test } from "vitest";
import { drawnOf, linesIn, topsOf } from "../src/controls/lineWindow";
import { random, SEED } from "./seed";

test("lines begin where those before them end", () => {
  expect(topsOf([])).toEqual([0]);
  expect(topsOf([28, 100, 28])).toEqual([0, 28, 128, 156]);
});

test.each([
  [{ top: -900, bottom: 10 }, [0, 1]],
  [{ top: 0, bottom: 28 }, [0, 1]],
  [{ top: 28, bottom: 29 }, [1, 2]],
  [{ top: 100, bottom: 140 }, [1, 3]],
  [{ top: 150, bottom: 900 }, [2, 3]],
  [{ top: -900, bottom: -100 }, [0, 0]],
])("in sight from %j", (sight, [first, end]) => {
  expect(linesIn(topsOf([28, 100, 28]), sight)).toEqual({ first, end });
});

test("a list that is wholly above the sight draws no more than its last line", () => {
  const { first, end } = linesIn(topsOf([28, 28]), { top: 500, bottom: 900 });
  expect(end - first).toBeLessThanOrEqual(1);
});

test("what is not drawn keeps its room", () => {
  const tops = topsOf([10, 20, 30, 40, 50]);
  expect(drawnOf(tops, [3, 1, 3])).toEqual([
    { kind: "room", before: 1, pixels: 10 },
    { kind: "line", place: 1 },
    { kind: "room", before: 3, pixels: 30 },
    { kind: "line", place: 3 },
    { kind: "room", before: 5, pixels: 50 },
  ]);
  expect(drawnOf(tops, [])).toEqual([{ kind: "room", before: 5, pixels: 150 }]);
  expect(drawnOf([0], [])).toEqual([]);
});

test("whatever is in sight is drawn where it stands among all", () => {
  const draw = random(SEED);
  const below = (most: number) => Math.floor(draw() * most);
  for (let round = 0; round < 500; round++) {
    const heights = Array.from({ length: below(200) }, () => 28 + (draw() < 0.1 ? below(300) : 0));
    const tops = topsOf(heights);
    const total = tops.at(-1) ?? 0;
    const top = below(total + 200) - 100;
    const sight = { top, bottom: top + below(600) + 1 };
    const { first, end } = linesIn(tops, sight);
    const kept = below(heights.length + 1);
    const places = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
    const drawn = drawnOf(tops, kept < heights.length ? [...places, kept] : places);
    let at = 0;
    for (const part of drawn) {
      if (part.kind === "line") expect(at, `seed ${SEED}, round ${round}`).toBe(tops[part.place]);
      at += part.kind === "line" ? (heights[part.place] ?? 0) : part.pixels;
    }
    expect(at, `seed ${SEED}, round ${round}`).toBe(total);
    const inSight = heights.flatMap((height, line) => {
      const begin = tops[line] ?? 0;
      return begin < sight.bottom && begin + height > sight.top ? [line] : [];
    });
    expect(places, `seed ${SEED}, round ${round}`).toEqual(expect.arrayContaining(inSight));
  }
});
