import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ColourOwners, lineColours, serviceColour, serviceColours } from "../src/model/serviceColour";

const tokens = readFileSync(new URL("../src/design/tokens.css", import.meta.url), "utf8");
const [light = "", dark = ""] = tokens.split(':root[data-theme="dark"]');

function token(css: string, name: string): string {
  const value = new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(css)?.[1];
  if (value === undefined) throw new Error(`tokens.css: --${name} (expected: a colour of six hex digits)`);
  return value;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const GROUNDS = ["ground", "ground-sunken", "ground-raised", "ground-hover", "ground-selected"];

test.each(Array.from({ length: 12 }, (_, index) => index))("service colour %d shows on every background", (index) => {
  const colour = token(light, `service-${index}`);
  for (const theme of [light, dark]) {
    for (const ground of GROUNDS) {
      expect(contrast(colour, token(theme, ground)), `${colour} on --${ground}`).toBeGreaterThanOrEqual(3);
    }
  }
});

test.each(["text", "text-muted", "text-faint", "accent", "link", "error", "warning"])(
  "--%s is readable in both themes",
  (name) => {
    for (const theme of [light, dark]) {
      for (const ground of GROUNDS) {
        expect(contrast(token(theme, name), token(theme, ground)), `--${name} on --${ground}`).toBeGreaterThanOrEqual(
          4.5,
        );
      }
    }
  },
);

test.each(["text", "text-muted", "error"])("--%s is readable where it is what was looked for", (name) => {
  for (const theme of [light, dark]) {
    expect(contrast(token(theme, name), token(theme, "match"))).toBeGreaterThanOrEqual(4.5);
  }
});

/** Names whose hashes all give the first colour that the first of them gets. */
function colliding(count: number): string[] {
  const hashed = (name: string) => new ColourOwners(null).indexOf(name);
  const names = Array.from({ length: 500 }, (_, index) => `svc-${index}`);
  return names.filter((name) => hashed(name) === hashed("svc-0")).slice(0, count);
}

test("a storage that is full costs no colour", () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  const owners = new ColourOwners(full);
  const [one = "", other = ""] = colliding(2);
  expect(owners.indexOf(one)).not.toBe(owners.indexOf(other));
  expect(owners.indexOf(one)).toBe(owners.indexOf(one));
});

test("services whose hashes collide have the same different colours in a list and in a trace", () => {
  const [one = "", other = ""] = colliding(2);
  const listed = [serviceColour(one), serviceColour(other)];
  expect(new Set(listed).size).toBe(2);
  expect(serviceColours([other, one])).toEqual([listed[1], listed[0]]);
});

test("a service has one colour everywhere, and services of a trace differ while there are colours", () => {
  expect(serviceColour("orders-api")).toBe(serviceColour("orders-api"));
  expect(serviceColours(["orders-api"])).toEqual([serviceColour("orders-api")]);
  const dozen = Array.from({ length: 12 }, (_, index) => `service-${index}`);
  expect(new Set(serviceColours(dozen)).size).toBe(12);
  expect(serviceColours([...dozen, "one more"])).toHaveLength(13);
});

test("colours are kept for the next visit, and what is kept damaged is not used", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  const [one = "", other = ""] = colliding(2);
  const first = new ColourOwners(storage);
  const [ofOne, ofOther] = [first.indexOf(one), first.indexOf(other)];
  const second = new ColourOwners(storage);
  expect([second.indexOf(other), second.indexOf(one)]).toEqual([ofOther, ofOne]);
  for (const name of kept.keys()) kept.set(name, "one");
  expect(new ColourOwners(storage).indexOf(other)).toBe(ofOne);
});

test("lines have different hues while there are any, then different colours", () => {
  const names = ["p50", "p90", "p99", "p99.9", "ok", "error", "unset", "a", "b", "c", "d", "e", "f"];
  const colours = lineColours(names);
  expect(new Set(colours.slice(0, 12)).size).toBe(12);
  expect(lineColours(["p50", "p99"])[0]).toBe(lineColours(["p50"])[0]);
  const hueOf = (colour: string | undefined) => ["0", "6", "8", "10"].includes(/\d+/.exec(colour ?? "")?.[0] ?? "");
  expect(lineColours(["p50", "p99"]).filter(hueOf).length).toBeLessThan(2);
});
