const THIN_SPACE = "\u2009";

/** A count with thin separators between thousands: `12 345`. */
export function formatCount(count: number | string): string {
  return String(count).replaceAll(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE);
}

/** A count with its noun: `1 span`, `2 spans`. */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}

const UNITS: readonly (readonly [string, number])[] = [
  ["d", 86_400e9],
  ["h", 3_600e9],
  ["min", 60e9],
  ["s", 1e9],
  ["ms", 1e6],
  ["µs", 1e3],
  ["ns", 1],
];

/** A duration with three significant figures: `1.24 ms`. Not a number (no usable end) reads `–`. */
export function formatDuration(durationNanos: number): string {
  if (Number.isNaN(durationNanos)) {
    return "–";
  }
  if (durationNanos < 0) {
    return `−${formatDuration(-durationNanos)}`;
  }
  if (durationNanos === 0) {
    return "0 ns";
  }
  for (const [index, [unit, size]] of UNITS.entries()) {
    if (durationNanos >= size || size === 1) {
      const digits = size === 1 ? String(Math.round(durationNanos)) : threeFigures(durationNanos / size);
      const larger = UNITS[index - 1];
      return larger !== undefined && Number(digits) * size >= larger[1] ? `1.00 ${larger[0]}` : `${digits} ${unit}`;
    }
  }
  return `${durationNanos} ns`;
}

const MINUTE_NANOS = 60e9;

/** A distance in time with its sign: `+1.24 ms`, `−5.00 µs`. */
export function formatOffset(nanos: number): string {
  return `${nanos < 0 ? "" : "+"}${formatDuration(nanos)}`;
}

/** A time on an axis, with the figures that tell it from its neighbours and no more: `500 ms`, `1.5 s`, `14.428 s`, `1 min 20 s`. */
export function formatTick(timeNanos: number, stepNanos: number): string {
  if (timeNanos === 0) {
    return "0";
  }
  const [unit, size] = UNITS.find(([, nanos]) => timeNanos >= nanos) ?? ["ns", 1];
  const rest = size >= MINUTE_NANOS ? Math.round(timeNanos) % size : 0;
  if (rest > 0) {
    return `${Math.floor(timeNanos / size)} ${unit} ${formatTick(rest, stepNanos)}`;
  }
  const digits = Math.max(0, Math.ceil(1 - Math.log10(stepNanos / size)));
  return `${Number((timeNanos / size).toFixed(digits))} ${unit}`;
}

/** A duration as the API sends it: decimal nanoseconds, or null when it overflows. */
export function formatNanos(nanos: string | null): string {
  return nanos === null ? "–" : formatDuration(Number(nanos));
}

function threeFigures(amount: number): string {
  if (amount >= 1000) {
    return formatCount(Math.round(amount));
  }
  return amount.toFixed(amount >= 99.95 ? 0 : amount >= 9.995 ? 1 : 2);
}

/** A size with three significant figures: `1.24 MB`. */
export function formatBytes(bytes: number): string {
  // What is rounded up to a thousand of one unit is one of the next.
  const [unit, size] = BYTE_UNITS.find(([, of]) => bytes >= of * 0.9995) ?? ["B", 1];
  return size === 1 ? `${bytes} B` : `${threeFigures(bytes / size)} ${unit}`;
}

const BYTE_UNITS: readonly (readonly [string, number])[] = [
  ["GB", 1e9],
  ["MB", 1e6],
  ["kB", 1e3],
];
