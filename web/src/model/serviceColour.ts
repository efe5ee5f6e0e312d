const COLOURS = 12;

/** The CSS colour of a service: one of the palette's twelve by hash of its name, so that it is the same on every page and visit. */
export function serviceColour(service: string): string {
  return `var(--service-${colourIndex(service)})`;
}

/**
 * Colours for the services of one trace, by position in `services`: each keeps its hashed colour unless an earlier one has it and
 * another is free, so that the services seen together differ.
 */
export function serviceColours(services: readonly string[]): string[] {
  const taken = new Set<number>();
  return services.map((service) => {
    let index = colourIndex(service);
    for (let tries = 0; taken.has(index) && tries < COLOURS; tries++) {
      index = (index + 1) % COLOURS;
    }
    taken.add(index);
    return `var(--service-${index})`;
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
