import { type KeyValue, valueText } from "../model/attributes";

/** The attributes whose key or value holds the text, case aside. */
export function matchingAttributes(attributes: readonly KeyValue[], text: string): readonly KeyValue[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return attributes;
  return attributes.filter(
    ({ key, value }) => key.toLowerCase().includes(wanted) || valueText(value).toLowerCase().includes(wanted),
  );
}
