import type { Direction, LinkEnd } from "../api/links";

/** The span at a link's other end, as it is stored, or else as the link names it. */
export function idsOf({ span, link }: LinkEnd): { traceId: string; spanId: string } {
  return span ?? link;
}

/** What a link's attributes are called. */
export function attributesLabel(end: LinkEnd, direction: Direction): string {
  return `Attributes of the link ${direction === "outgoing" ? "to" : "from"} ${idsOf(end).spanId}`;
}
