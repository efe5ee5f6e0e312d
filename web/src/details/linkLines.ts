import { byService, type LinkGroup, type ListedLink } from "./linkListing";

export type Service = LinkGroup["service"];

/** A row of a links table, told from the others by its key: the head of a service's links, a link, or the attributes below it. */
export type LinkLine =
  | { kind: "group"; key: string; group: LinkGroup; folded: boolean }
  | { kind: "link"; key: string; link: ListedLink; unfolded: boolean }
  | { kind: "attributes"; key: string; link: ListedLink };

interface Arrangement {
  /** Under the services of the other ends. */
  grouped: boolean;
  /** The services whose links are not shown. */
  folded: ReadonlySet<Service>;
  /** The places of the links whose attributes stand below them. */
  unfolded: ReadonlySet<number>;
}

export function linesOf(links: readonly ListedLink[], { grouped, folded, unfolded }: Arrangement): readonly LinkLine[] {
  const linesOfLinks = (listed: readonly ListedLink[]) =>
    listed.flatMap((link): LinkLine[] => {
      const shown = unfolded.has(link.place);
      const line: LinkLine = { kind: "link", key: `link ${link.place}`, link, unfolded: shown };
      return shown ? [line, { kind: "attributes", key: `attributes ${link.place}`, link }] : [line];
    });
  if (!grouped) return linesOfLinks(links);
  return byService(links).flatMap((group) => {
    const isFolded = folded.has(group.service);
    const head: LinkLine = { kind: "group", key: `group ${JSON.stringify(group.service)}`, group, folded: isFolded };
    return isFolded ? [head] : [head, ...linesOfLinks(group.links)];
  });
}

/** The place of the group's head that a line stands below; its own where it is one, and where there are no groups. */
export function headAbove(lines: readonly LinkLine[], place: number): number {
  const head = lines.findLastIndex(({ kind }, at) => at <= place && kind === "group");
  return head < 0 ? place : head;
}
