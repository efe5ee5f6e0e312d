import { z } from "zod";

const COLOURS = 12;

const KEPT = "weft.service-colours";

/**
 * Who has which colour of the palette. A service gets the one that its name hashes to, or the next that nobody has, and keeps it: on every
 * page, and on every visit where the storage lasts. Once all are given away the hash alone decides.
 */
export class ColourOwners {
  readonly #storage: Pick<Storage, "getItem" | "setItem"> | null;
  readonly #owners: string[];

  constructor(storage: Pick<Storage, "getItem" | "setItem"> | null) {
    this.#storage = storage;
    this.#owners = ownersIn(storage?.getItem(KEPT) ?? null);
  }

  /** Returns the place of the service's colour in the palette. */
  indexOf(service: string): number {
    const hashed = colourIndex(service);
    const owned = this.#owners.indexOf(service);
    if (owned >= 0 || service === "" || service.includes("\n")) return owned >= 0 ? owned : hashed;
    for (let step = 0; step < COLOURS; step++) {
      const index = (hashed + step) % COLOURS;
      if (this.#owners[index] === "") {
        this.#owners[index] = service;
        this.#keep();
        return index;
      }
    }
    return hashed;
  }

  /** A storage that is full or forbidden costs the memory of the next visit alone. */
  #keep(): void {
    try {
      this.#storage?.setItem(KEPT, this.#owners.join("\n"));
    } catch {
      return;
    }
  }
}

/** What was kept, by place; an empty text where nobody owns the colour. */
function ownersIn(kept: string | null): string[] {
  const owners = z.array(z.string()).length(COLOURS);
  const read = z
    .string()
    .transform((text) => text.split("\n"))
    .pipe(owners)
    .safeParse(kept);
  return read.success ? read.data : Array.from({ length: COLOURS }, () => "");
}

function browserStorage(): Storage | null {
  try {
    return globalThis.window?.localStorage ?? null;
  } catch {
    return null;
  }
}

const owners = new ColourOwners(browserStorage());

/** The CSS colour of a service, the same in every list and on every page. */
export function serviceColour(service: string): string {
  return `var(--service-${owners.indexOf(service)})`;
}

/**
 * Colours for the services of one trace, by position in `services`: each has the colour that it has everywhere, unless an earlier one has
 * that too and there is one that none of them has.
 */
export function serviceColours(services: readonly string[]): string[] {
  const usual = services.map((service) => owners.indexOf(service));
  const taken = new Set(usual);
  const seen = new Set<number>();
  return usual.map((index) => {
    const places = Array.from({ length: COLOURS }, (_, step) => (index + step) % COLOURS);
    const free = seen.has(index) ? places.find((place) => !taken.has(place)) : undefined;
    const shown = free ?? index;
    taken.add(shown);
    seen.add(shown);
    return `var(--service-${shown})`;
  });
}

/** The hue that each colour of the palette is a shade of, by its place there. */
const HUES = ["blue", "green", "violet", "teal", "olive", "brown", "blue", "green", "blue", "green", "blue", "grey"];

/**
 * Colours for lines that lie over each other, by position in `names`: each keeps its hashed colour unless an earlier one has its hue and
 * another hue is free, then unless one has the very colour.
 */
export function lineColours(names: readonly string[]): string[] {
  const taken = new Set<number>();
  return names.map((name) => {
    const places = Array.from({ length: COLOURS }, (_, step) => (colourIndex(name) + step) % COLOURS);
    const free = places.filter((index) => !taken.has(index));
    const hues = new Set([...taken].map((index) => HUES[index]));
    const index = free.find((place) => !hues.has(HUES[place])) ?? free[0] ?? colourIndex(name);
    taken.add(index);
    return `var(--service-${index})`;
  });
}

/**
 * FNV-1a over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/), mixed by MurmurHash3's finalizer: names often share a start,
 * and twelve buckets need every bit.
 */
function colourIndex(service: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < service.length; at++) {
    hash = Math.imul(hash ^ service.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % COLOURS;
}
