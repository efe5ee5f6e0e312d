import { formatDuration, plural } from "../model/numbers";
import type { OtlpEvent } from "../model/otlpSpan";
import { nameInWords } from "../model/span";
import { placeOf, type Zoom } from "./zoom";

/** Where events lie on the axis, as a share of it, and what they are. */
export interface EventMark {
  left: number;
  title: string;
}

/** So many places the axis has: events that share one could not be told apart. */
const PLACES = 500;

/** The marks of the events that lie in the zoom: one for each place that has any, which names the first of them. */
export function marksOfEvents(
  events: readonly Pick<OtlpEvent, "name" | "timeUnixNano">[],
  startNanos: bigint,
  zoom: Zoom,
): readonly EventMark[] {
  const marks = new Map<number, { left: number; first: string; others: number }>();
  for (const { name, timeUnixNano } of events) {
    const offset = Number(BigInt(timeUnixNano) - startNanos);
    const left = placeOf(zoom, offset, 0)?.left;
    if (left === undefined) continue;
    const place = Math.floor(left * PLACES);
    const held = marks.get(place);
    if (held === undefined)
      marks.set(place, { left, first: `${nameInWords(name)} at ${formatDuration(offset)}`, others: 0 });
    else held.others++;
  }
  return [...marks.values()].map(({ left, first, others }) => ({
    left,
    title: others === 0 ? first : `${first} and ${plural(others, "other event")}`,
  }));
}
