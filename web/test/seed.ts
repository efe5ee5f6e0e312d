/** A generator of repeatable numbers (mulberry32). Its seed is WEFT_SEED, or fixed; put it in a failure's message to run that case again. */
export const SEED = Number(process.env["WEFT_SEED"] ?? 20261123);

export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
