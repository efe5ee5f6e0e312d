import { plural } from "../model/numbers";

/** What the SDK kept back of a span: it holds a limited number of attributes, events and links (128 each unless set), and counts the rest. */
export function droppedInWords(dropped: number, noun: "attribute" | "event" | "link"): string {
  return `${plural(dropped, noun)} ${dropped === 1 ? "was" : "were"} dropped by the SDK before ${dropped === 1 ? "it was" : "they were"} sent`;
}
