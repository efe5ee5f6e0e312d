import type { LinkEnd, LinkOrder, LinksRequest } from "../api/links";
import { compare } from "../model/compare";

/**
 * The links in the order in which the API answers them. Those that lack what they are ordered by come last; ties stand in order of the
 * other end's ids, and then as they were sent.
 */
export function inOrder(
  ends: readonly LinkEnd[],
  { order, direction }: Pick<LinksRequest, "order" | "direction">,
): readonly LinkEnd[] {
  if (order === "link" && direction === "outgoing") return ends;
  return ends
    .map((end) => ({ end, key: keyOf(end, order), ids: idsOf(end) }))
    .toSorted((one, other) => compareKeys(one.key, other.key) || compare(one.ids, other.ids))
    .map(({ end }) => end);
}

/** What stands first has the smallest; null where the link has nothing to be ordered by. */
function keyOf({ span, waitNanos }: LinkEnd, order: LinkOrder): bigint | null {
  switch (order) {
    case "link":
    case "start":
      return span === null ? null : BigInt(span.startTimeUnixNano);
    case "wait":
      return waitNanos === null ? null : -BigInt(waitNanos);
    case "duration":
      return span?.durationNanos == null ? null : -BigInt(span.durationNanos);
  }
}

function compareKeys(one: bigint | null, other: bigint | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return compare(one, other);
}

function idsOf({ span, link }: LinkEnd): string {
  const { traceId, spanId } = span ?? link;
  return `${traceId} ${spanId}`;
}
