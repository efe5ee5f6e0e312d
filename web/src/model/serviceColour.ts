import { compare } from "./compare";

const COLOURS = 12;

/** The CSS colour of a service, a function of its name alone: the same in every list, on every page and in every browser. */
export function serviceColour(service: string): string {
  return token(placeOf(service));
}

/**
 * Colours for the services of one trace, by position in `services`: each has its own, unless one whose name comes before has that too and
 * there is one that none of them has. So the colours depend on which services there are, and not on which of them was met first.
 */
export function serviceColours(services: readonly string[]): string[] {
  const own = services.map(placeOf);
  const taken = new Set(own);
  const met = new Set<number>();
  const shown = new Map<string, number>();
  for (const service of [...new Set(services)].toSorted(compare)) {
    const place = placeOf(service);
    const free = met.has(place) ? placesFrom(place).find((other) => !taken.has(other)) : undefined;
    met.add(place);
    taken.add(free ?? place);
    shown.set(service, free ?? place);
  }
  return services.map((service) => token(shown.get(service) ?? placeOf(service)));
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
    const free = placesFrom(placeOf(name)).filter((place) => !taken.has(place));
    const hues = new Set([...taken].map((place) => HUES[place]));
    const shown = free.find((place) => !hues.has(HUES[place])) ?? free[0] ?? placeOf(name);
    taken.add(shown);
    return token(shown);
  });
}

function token(place: number): string {
  return `var(--service-${place})`;
}

/** All places of the palette, in the order in which a name that hashes to the first of them is given one. */
function placesFrom(first: number): number[] {
  return Array.from({ length: COLOURS }, (_, step) => (first + step) % COLOURS);
}

/**
 * The place in the palette that a name hashes to: FNV-1a over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/), mixed by
 * MurmurHash3's finalizer, since names often share a start and twelve buckets need every bit.
 */
function placeOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % COLOURS;
}
