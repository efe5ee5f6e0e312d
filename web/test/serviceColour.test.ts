import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lineColours, serviceColour, serviceColours } from "../src/model/serviceColour";

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

/** Names that all have the colour of the first of them. */
function colliding(count: number): string[] {
  const names = Array.from({ length: 500 }, (_, index) => `svc-${index}`);
  return names.filter((name) => serviceColour(name) === serviceColour("svc-0")).slice(0, count);
}

test("a service's colour is that of its name, whichever services were met before", () => {
  const names = Array.from({ length: 40 }, (_, index) => `svc-${index}`);
  const colours = names.map(serviceColour);
  expect(names.toReversed().map(serviceColour)).toEqual(colours.toReversed());
  for (const name of names) expect(serviceColours([name])).toEqual([serviceColour(name)]);
  expect(new Set(colours).size).toBe(12);
});

test("services of a trace whose names hash alike differ, the same ones alike in whatever order", () => {
  const [one = "", other = "", third = ""] = colliding(3);
  const colours = serviceColours([one, other, third]);
  expect(new Set(colours).size).toBe(3);
  expect(colours[[one, other, third].indexOf([one, other, third].toSorted()[0] ?? "")]).toBe(serviceColour(one));
  expect(serviceColours([third, one, other])).toEqual([colours[2], colours[0], colours[1]]);
});

test("services of a trace differ while there are colours", () => {
  const dozen = Array.from({ length: 12 }, (_, index) => `service-${index}`);
  expect(new Set(serviceColours(dozen)).size).toBe(12);
  expect(new Set(serviceColours([...dozen, "one more"])).size).toBe(12);
});

test("a service that hashes like no other of its trace has its own colour there", () => {
  const names = Array.from({ length: 8 }, (_, index) => `shop-${index}`);
  const shown = serviceColours(names);
  const alone = names.filter(
    (name) => names.filter((other) => serviceColour(other) === serviceColour(name)).length === 1,
  );
  expect(alone.length).toBeGreaterThan(0);
  for (const name of alone) expect(shown[names.indexOf(name)]).toBe(serviceColour(name));
});

test("lines have different hues while there are any, then different colours", () => {
  const names = ["p50", "p90", "p99", "p99.9", "ok", "error", "unset", "a", "b", "c", "d", "e", "f"];
  const colours = lineColours(names);
  expect(new Set(colours.slice(0, 12)).size).toBe(12);
  expect(lineColours(["p50", "p99"])[0]).toBe(lineColours(["p50"])[0]);
  const hueOf = (colour: string | undefined) => ["0", "6", "8", "10"].includes(/\d+/.exec(colour ?? "")?.[0] ?? "");
  expect(lineColours(["p50", "p99"]).filter(hueOf).length).toBeLessThan(2);
});
