import type { Column } from "./columns";

/** Neighbouring columns of attributes whose keys begin alike: `span.http.` over `method` and `status_code`. */
export interface ColumnGroup {
  /** What they have in common, scope included. */
  prefix: string;
  /** Place of the first. */
  from: number;
  count: number;
}

/** The groups of two columns or more, in their order; a key begins alike where whole words before a dot are equal. */
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

/** The begin that all keys share, up to a dot; empty where they share none or lie in different scopes. */
function commonWords(columns: readonly Column[]): string {
  const [first, ...others] = columns;
  if (first === undefined || first.scope === "") return "";
  const words = first.title.split(".").slice(0, -1);
  const shared = words.findIndex((_, at) => {
    const begin = `${words.slice(0, at + 1).join(".")}.`;
    return !others.every(({ scope, title }) => scope === first.scope && title.startsWith(begin) && title !== begin);
  });
  const count = shared < 0 ? words.length : shared;
  return count === 0 ? "" : `${words.slice(0, count).join(".")}.`;
}
