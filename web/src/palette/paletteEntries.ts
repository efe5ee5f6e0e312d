import type { Icon } from "../controls/Icon";

/** What kinds of things the palette offers, in the order they stand in while nothing is typed. */
export const GROUPS = ["Go to", "Pages", "Actions", "Recent queries", "Saved queries"] as const;
export type Group = (typeof GROUPS)[number];

/** One choice of the palette. */
export interface PaletteEntry {
  /** Tells it from every other one. */
  key: string;
  group: Group;
  icon: Parameters<typeof Icon>[0]["name"];
  title: string;
  /** Shown muted behind the title; found by as well. */
  detail: string;
  /** Which of the two is an id or a query's text. */
  code: "title" | "detail" | "none";
  act: Act;
}

/** What a choice does: something elsewhere, once the palette is closed; or something that the palette then says in words. */
type Act = { kind: "leave"; run(): void } | { kind: "stay"; run(): Promise<string> };

/** Entries under the name of their group. */
export interface EntryGroup {
  group: Group;
  entries: readonly PaletteEntry[];
}

/**
 * The entries that hold every word of the text, case aside, by group. An entry whose title begins with the text comes first, then
 * those with a word that does, then those that hold it anywhere; groups follow their best entry. Without a text everything, in order.
 */
export function matchingEntries(entries: readonly PaletteEntry[], text: string): readonly EntryGroup[] {
  const typed = text.trim().toLowerCase();
  const words = typed.split(/\s+/);
  const found = entries
    .filter((entry) => words.every((word) => `${entry.title} ${entry.detail}`.toLowerCase().includes(word)))
    .map((entry) => ({ entry, rank: rankOf(entry, typed) }))
    .toSorted((one, other) => one.rank - other.rank || groupPlace(one.entry) - groupPlace(other.entry));
  const groups = new Map<Group, PaletteEntry[]>();
  for (const { entry } of found) {
    const held = groups.get(entry.group);
    if (held === undefined) groups.set(entry.group, [entry]);
    else held.push(entry);
  }
  return [...groups].map(([group, held]) => ({ group, entries: held }));
}

function rankOf({ title }: PaletteEntry, typed: string): number {
  const held = title.toLowerCase();
  if (held.startsWith(typed)) return 0;
  if (held.includes(` ${typed}`)) return 1;
  return held.includes(typed) ? 2 : 3;
}

function groupPlace({ group }: PaletteEntry): number {
  return GROUPS.indexOf(group);
}
