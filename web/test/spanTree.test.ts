import { expect, test } from "vitest";
import { buildSpanTree, descendantCount, nextSpan, revealed, rowOf, visibleSpans } from "../src/trace/spanTree";
import { random, SEED } from "./seed";

//  0          5 (parent not stored)
//  ├ 1        └ 6
//  │ ├ 3
//  │ └ 4
//  └ 2
const PARENTS = Int32Array.of(-1, 0, 0, 1, 1, -2, 5);
const tree = buildSpanTree(PARENTS);

test("parents come before children, siblings in order of start", () => {
  expect([...tree.order]).toEqual([0, 1, 3, 4, 2, 5, 6]);
  expect([...tree.depth]).toEqual([0, 1, 1, 2, 2, 0, 1]);
  expect(descendantCount(tree, 0)).toBe(4);
  expect(descendantCount(tree, 6)).toBe(0);
});

test("collapsing hides the descendants alone, and their row is their ancestor's", () => {
  const visible = visibleSpans(tree, new Set([1]));
  expect([...visible]).toEqual([0, 1, 2, 5, 6]);
  expect(rowOf(tree, visible, 4)).toBe(1);
  expect(rowOf(tree, visible, 6)).toBe(4);
  expect([...revealed(tree, new Set([0, 1, 5]), 4)]).toEqual([5]);
});

test("a step goes on from the span and around the end", () => {
  const even = (span: number) => span % 2 === 0;
  expect(nextSpan(tree, -1, 1, even)).toBe(0);
  expect(nextSpan(tree, 0, 1, even)).toBe(4);
  expect(nextSpan(tree, 6, 1, even)).toBe(0);
  expect(nextSpan(tree, 0, -1, even)).toBe(6);
  expect(nextSpan(tree, 0, 1, () => false)).toBe(-1);
});

test("any parents, circles included, give each span one place below its parent or at the top", () => {
  const next = random(SEED);
  for (let round = 0; round < 200; round++) {
    const count = 1 + Math.floor(next() * 40);
    const parents = Int32Array.from({ length: count }, () => Math.floor(next() * (count + 2)) - 2);
    const built = buildSpanTree(parents);
    const where = `seed ${SEED}, round ${round}: ${parents.join(",")}`;
    expect(
      [...built.order].toSorted((one, other) => one - other),
      where,
    ).toEqual([...parents.keys()]);
    for (const [span, parent] of parents.entries()) {
      const position = built.position[span] ?? -1;
      expect(built.order[position], where).toBe(span);
      if ((built.depth[span] ?? 0) > 0) {
        const above = built.position[parent] ?? -1;
        expect(above < position && position < (built.subtreeEnd[above] ?? 0), where).toBe(true);
        expect(built.depth[span], where).toBe((built.depth[parent] ?? 0) + 1);
      }
    }
    const visible = visibleSpans(built, new Set());
    for (const [row, span] of visible.entries()) {
      expect(rowOf(built, visible, span), where).toBe(row);
    }
  }
});

test("a chain of 100,000 spans is laid out without recursion", () => {
  const chain = Int32Array.from({ length: 100_000 }, (_, span) => span - 1);
  const built = buildSpanTree(chain);
  expect(built.depth[99_999]).toBe(99_999);
  expect(descendantCount(built, 0)).toBe(99_999);
});
