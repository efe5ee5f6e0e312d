const SECOND = 1_000_000_000n;
const MINUTE = 60n * SECOND;
const DAY = 1440n * MINUTE;

/** Steps of time in nanoseconds, each a whole part of the next larger unit, so that marks and bars stand at times that people read. */
export const ROUND_STEPS: readonly bigint[] = [
  ...[1n, 10n, 100n, 1_000n, 10_000n, 100_000n, 1_000_000n, 10_000_000n, 100_000_000n].flatMap((size) => [
    size,
    2n * size,
    5n * size,
  ]),
  ...[1n, 2n, 5n, 10n, 15n, 30n].map((seconds) => seconds * SECOND),
  ...[1n, 2n, 5n, 10n, 15n, 30n, 60n, 120n, 180n, 360n, 720n].map((minutes) => minutes * MINUTE),
  ...[1n, 2n, 7n, 14n, 30n, 90n, 180n, 365n].map((days) => days * DAY),
];
