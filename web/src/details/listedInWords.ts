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

/** What a press on the button below the list does, which stays, and keeps the focus, once it has nothing left to do. */
export function moreInWords(more: number, text: string): string {
  if (more === 0) return text === "" ? "All are shown" : "All are looked through";
  return `${text === "" ? "Show" : "Look through"} ${formatCount(more)} more`;
}
