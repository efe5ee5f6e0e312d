import type { Column } from "./columns";

/**
 * Neighbouring columns of attributes whose keys begin alike, `span.http.` over `method` and `status_code`, or that lie in one map,
 * `span.order>` over `customer` and `total`.
 */
export interface ColumnGroup {
  /** What they have in common, scope included. */
  prefix: string;
  /** Place of the first. */
  from: number;
  count: number;
}

/** The groups of two columns or more, in their order; a key begins alike where whole words before a dot, or a map's `>`, are equal. */
export function columnGroups(columns: readonly Column[]): ColumnGroup[] {
  const groups: ColumnGroup[] = [];
  let from = 0;
  while (from < columns.length) {
    let end = from + 1;
    while (end < columns.length && commonWords(columns.slice(from, end + 1)) !== "") end++;
    if (end - from > 1) {
      groups.push({
        prefix: (columns[from]?.scope ?? "") + commonWords(columns.slice(from, end)),
        from,
        count: end - from,
      });
    }
    from = end;
  }
  return groups;
}

/** The begin that all keys share, up to a dot or the `>` of a map; empty where they share none or lie in different scopes. */
function commonWords(columns: readonly Column[]): string {
  const [first, ...others] = columns;
  if (first === undefined || first.scope === "") return "";
  const words = first.title.split(/(?<=[.>])/).slice(0, -1);
  const shared = words.findIndex((_, at) => {
    const begin = words.slice(0, at + 1).join("");
    return !others.every(({ scope, title }) => scope === first.scope && title.startsWith(begin) && title !== begin);
  });
  return words.slice(0, shared < 0 ? words.length : shared).join("");
}
