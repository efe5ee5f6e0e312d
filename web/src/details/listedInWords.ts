import { formatCount } from "../model/numbers";

/** How many links of a direction are listed, how many were read from the server, and how many there are. */
export interface ListedCounts {
  shown: number;
  read: number;
  all: number;
}

/**
 * Counts the links of the pages that were read. More may have come since the first of them: the last one knows.
 *
 * @param expected how many there are while none was read
 */
export function countsOf(
  pages: readonly { total: number; items: readonly unknown[] }[],
  shown: number,
  expected: number,
): ListedCounts {
  const read = pages.reduce((sum, { items }) => sum + items.length, 0);
  return { shown, read, all: Math.max(read, pages.at(-1)?.total ?? expected) };
}

/** What the list holds; a text is looked for among the links that were read, and this says how many are not. Empty where all stand there. */
export function listedInWords({ shown, read, all }: ListedCounts, text: string): string {
  if (text === "") return read < all ? `${formatCount(read)} of ${formatCount(all)} shown` : "";
  if (read === all) return `${formatCount(shown)} of ${formatCount(all)} shown`;
  const rest = all - read;
  return `${formatCount(shown)} of the first ${formatCount(read)} shown; ${formatCount(rest)} ${rest === 1 ? "is" : "are"} not looked through yet`;
}

/** What a press on the button below the list does, which stays, and keeps the focus, once it has nothing left to do. */
export function moreInWords(more: number, text: string): string {
  if (more === 0) return text === "" ? "All are shown" : "All are looked through";
  return `${text === "" ? "Show" : "Look through"} ${formatCount(more)} more`;
}
