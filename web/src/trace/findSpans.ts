import type { Outline } from "./outline";

/** Marks the spans whose name, service or id holds the text, case aside. Names and services are compared once each, not once a span. */
export function findSpans(outline: Outline, text: string): Uint8Array {
  const wanted = text.trim().toLowerCase();
  const found = new Uint8Array(outline.spanId.length);
  if (wanted === "") return found;
  const names = outline.names.map((name) => name.toLowerCase().includes(wanted));
  const services = outline.services.map((service) => service.toLowerCase().includes(wanted));
  const mayBeId = /^[0-9a-f]{2,16}$/.test(wanted);
  for (let span = 0; span < found.length; span++) {
    const matches =
      names[outline.name[span] ?? 0] === true ||
      services[outline.service[span] ?? 0] === true ||
      (mayBeId && (outline.spanId[span] ?? "").includes(wanted));
    if (matches) found[span] = 1;
  }
  return found;
}
