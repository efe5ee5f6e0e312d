/** Random numbers that repeat: WEFT_SEED sets the seed, which is printed. */
export class SeededRandom {
  private state: number;

  constructor(seed = Number(process.env["WEFT_SEED"] ?? Date.now() % 1_000_000)) {
    console.log(`seed ${seed} (repeat with WEFT_SEED=${seed})`);
    this.state = seed;
  }

  /** Returns a whole number from 0 to below the limit (Mulberry32). */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }
}
