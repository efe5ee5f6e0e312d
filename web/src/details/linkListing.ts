import type { LinkEnd } from "../api/links";
import { valueText } from "../model/attributes";

/** Columns of a links table. */
export const LINK_COLUMNS = 9;

/** How the links that were read are listed. */
export interface LinkListing {
  /** The words that a row must hold; empty for all. */
  text: string;
  /** Under the services of the other ends. */
  grouped: boolean;
}

export const PLAIN_LISTING: LinkListing = { text: "", grouped: false };

/** A link and its place among those that were read, which stays its own however the list is narrowed. */
export interface ListedLink {
  place: number;
  end: LinkEnd;
}

/** The links of one service; null where the span at the other end is not stored, so that its service is not known. */
export interface LinkGroup {
  service: string | null;
  links: readonly ListedLink[];
}

/** The links that hold every word of the text, case aside: in the other end's ids, service, name, kind, status, or in the link's attributes. */
export function holding(ends: readonly LinkEnd[], text: string): readonly ListedLink[] {
  const listed = ends.map((end, place) => ({ place, end }));
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return listed;
  return listed.filter(({ end }) => {
    const held = textOf(end).toLowerCase();
    return words.every((word) => held.includes(word));
  });
}

/** The links by service, each where its first link stands. */
export function byService(links: readonly ListedLink[]): readonly LinkGroup[] {
  const groups = new Map<string | null, ListedLink[]>();
  for (const link of links) {
    const service = link.end.span?.service ?? null;
    const held = groups.get(service);
    if (held === undefined) groups.set(service, [link]);
    else held.push(link);
  }
  return [...groups].map(([service, held]) => ({ service, links: held }));
}

function textOf({ link, span }: LinkEnd): string {
  const facts = span === null ? [] : [span.traceId, span.spanId, span.service, span.name, span.kind, span.status];
  const attributes = link.attributes.map(({ key, value }) => `${key}=${valueText(value)}`);
  return [link.traceId, link.spanId, ...facts, ...attributes].join("\n");
}
