/** The zone that times are shown in: the browser's own, or UTC. */
export type Zone = "local" | "utc";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const LAST_DATE_MILLIS = 8_640_000_000_000_000n;

interface Parts {
  year: number;
  month: number;
  day: number;
  clock: string;
  fraction: string;
  offset: string;
}

/** Wall-clock time to the millisecond, with the day in front when it is not `now`'s: `12:00:03.201`, `Nov 22 12:00:03.201`. */
export function formatInstant(epochNanos: bigint, zone: Zone, now: Date = new Date()): string {
  const parts = partsOf(epochNanos, zone);
  if (parts === null) {
    return `${epochNanos} ns`;
  }
  const today = partsOf(BigInt(now.getTime()) * 1_000_000n, zone);
  const clock = `${parts.clock}.${parts.fraction.slice(0, 3)}`;
  if (today !== null && today.year === parts.year && today.month === parts.month && today.day === parts.day) {
    return clock;
  }
  const day = `${MONTHS[parts.month] ?? ""} ${parts.day}`;
  return today?.year === parts.year ? `${day} ${clock}` : `${day} ${parts.year} ${clock}`;
}

/** ISO 8601 to the nanosecond with the zone's offset: `2026-11-23T12:00:03.201000400+01:00`. */
export function formatInstantInFull(epochNanos: bigint, zone: Zone): string {
  const parts = partsOf(epochNanos, zone);
  if (parts === null) {
    return `${epochNanos} ns since 1970`;
  }
  return `${parts.year}-${two(parts.month + 1)}-${two(parts.day)}T${parts.clock}.${parts.fraction}${parts.offset}`;
}

/** The date and time as a `datetime-local` input wants it, to the millisecond. */
export function formatForInput(epochNanos: bigint, zone: Zone): string {
  return formatInstantInFull(epochNanos, zone).slice(0, 23);
}

/**
 * Reads a `datetime-local` input's value in the zone; null when it is not a time, or one before 1970. A value that nobody touched is the
 * time that it shows, which the text does not tell whole: nanoseconds, and which of the two hours when the clocks go back.
 */
export function parseFromInput(text: string, shown: bigint, zone: Zone): bigint | null {
  if (text === formatForInput(shown, zone)) return shown;
  const millis = Date.parse(zone === "utc" ? `${text}Z` : text);
  return millis >= 0 ? BigInt(millis) * 1_000_000n : null;
}

function partsOf(epochNanos: bigint, zone: Zone): Parts | null {
  const millis = epochNanos / 1_000_000n;
  if (millis > LAST_DATE_MILLIS || millis < -LAST_DATE_MILLIS) {
    return null;
  }
  const date = new Date(Number(millis));
  const utc = zone === "utc";
  const fraction = String(((epochNanos % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n).padStart(9, "0");
  const hours = utc ? date.getUTCHours() : date.getHours();
  const minutes = utc ? date.getUTCMinutes() : date.getMinutes();
  const seconds = utc ? date.getUTCSeconds() : date.getSeconds();
  return {
    year: utc ? date.getUTCFullYear() : date.getFullYear(),
    month: utc ? date.getUTCMonth() : date.getMonth(),
    day: utc ? date.getUTCDate() : date.getDate(),
    clock: `${two(hours)}:${two(minutes)}:${two(seconds)}`,
    fraction,
    offset: utc ? "Z" : offsetOf(date),
  };
}

/** How far the zone's clocks are ahead of UTC at a time, in nanoseconds. */
export function aheadOfUtc(epochNanos: bigint, zone: Zone): bigint {
  const minutes = zone === "utc" ? 0 : -new Date(Number(epochNanos / 1_000_000n)).getTimezoneOffset();
  return Number.isNaN(minutes) ? 0n : BigInt(minutes) * 60_000_000_000n;
}

function offsetOf(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(part: number): string {
  return String(part).padStart(2, "0");
}
