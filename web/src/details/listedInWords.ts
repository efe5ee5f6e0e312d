import { formatCount } from "../model/numbers";

/** How many links of a direction are listed, how many were read from the server, and how many there are. */
export interface ListedCounts {
  shown: number;
  read: number;
  all: number;
}

/** What the list holds; a text is looked for among the links that were read, and this says how many are not. Empty where all stand there. */
export function listedInWords({ shown, read, all }: ListedCounts, text: string): string {
  if (text === "") return read < all ? `${formatCount(read)} of ${formatCount(all)} shown` : "";
  if (read === all) return `${formatCount(shown)} of ${formatCount(all)} shown`;
  const rest = all - read;
  return `${formatCount(shown)} of the first ${formatCount(read)} shown; ${formatCount(rest)} ${rest === 1 ? "is" : "are"} not looked through yet`;
}
