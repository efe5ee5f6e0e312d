import { expect, test } from "vitest";
import { Echoes } from "../src/query/editor/echoes";

function having(...told: string[]): Echoes {
  const echoes = new Echoes();
  for (const text of told) echoes.tell(text);
  return echoes;
}

test("what was told comes back, one after the other, and some of it never", () => {
  const echoes = having("{", "{ s", "{ sp", "{ spa");
  expect(echoes.isEcho("{ s")).toBe(true);
  expect(echoes.isEcho("{")).toBe(false);
  expect(echoes.isEcho("{ spa")).toBe(true);
  expect(echoes.isEcho("{ spa")).toBe(false);
});

test("a text that was typed, taken back and typed again comes back twice", () => {
  const echoes = having("a", "ab", "a");
  expect(["a", "ab", "a"].map((text) => echoes.isEcho(text))).toEqual([true, true, true]);
});

test("a text from elsewhere is no echo, and nothing told before it is one any more", () => {
  const echoes = having("{", "{ s");
  expect(echoes.isEcho("{ status = error }")).toBe(false);
  echoes.forget();
  expect(echoes.isEcho("{ s")).toBe(false);
});
