import { formatInstant, type Zone } from "../model/instants";

/** A time between bars or steps; the fraction of a second stands there where it is one. */
export function formatBoundary(epochNanos: bigint, zone: Zone): string {
  return formatInstant(epochNanos, zone).replace(/\.000$/, "");
}
