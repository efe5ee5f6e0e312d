import { expect, test } from "vitest";
import { type Group, matchingEntries, type PaletteEntry } from "../src/palette/paletteEntries";

function entry(group: Group, title: string, detail = ""): PaletteEntry {
  const act = { kind: "leave", run: () => undefined } as const;
  return { key: title, group, icon: "help", title, detail, code: "none", act };
}

const ENTRIES = [
  entry("Pages", "Explore"),
  entry("Pages", "Settings"),
  entry("Actions", "Dark theme"),
  entry("Actions", "Theme of the system", "as it is now"),
  entry("Recent queries", '{ resource.service.name = "dark-store" }'),
  entry("Saved queries", "Slow checkouts", "{ span:duration > 1s }"),
];

function found(text: string): readonly (readonly [Group, ...string[]])[] {
  return matchingEntries(ENTRIES, text).map(({ group, entries }) => [group, ...entries.map(({ title }) => title)]);
}

test("without a text everything stands in its group", () => {
  expect(found("").map(([group]) => group)).toEqual(["Pages", "Actions", "Recent queries", "Saved queries"]);
});

test("titles that begin with the text come first, and their group with them", () => {
  expect(found("theme")).toEqual([["Actions", "Theme of the system", "Dark theme"]]);
  expect(found("dark").map(([group]) => group)).toEqual(["Actions", "Recent queries"]);
});

test("every word has to be there, in any order, case aside, in title or detail", () => {
  expect(found("SYSTEM the")).toEqual([["Actions", "Theme of the system"]]);
  expect(found("slow duration")).toEqual([["Saved queries", "Slow checkouts"]]);
  expect(found("slow theme")).toEqual([]);
});
