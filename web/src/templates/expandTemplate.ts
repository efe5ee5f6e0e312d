import { type KeyValue, valueText } from "../model/attributes";
import type { SpanInContext } from "../model/otlpSpan";

/** A template's address for one span, or why there is none. */
export type Expanded = { address: string } | { reason: string };

const PLACEHOLDER = /\$\{([^}]*)\}/g;
const NANOS_IN_MILLI = 1_000_000n;

/** The words of placeholders; an attribute's is `resource.` or `span.` with its key. */
export const PLACEHOLDERS = [
  "traceId",
  "spanId",
  "name",
  "start",
  "end",
  "startNanos",
  "endNanos",
  "resource.service.name",
  "span.http.route",
] as const;

/**
 * Replaces a template's placeholders by the span's values, each encoded as a part of a URL. Values come from whoever sends spans: an
 * address that they would lead to another host or another folder is refused, and so is any that is not http or https.
 */
export function expandTemplate(url: string, whole: SpanInContext): Expanded {
  const absent: string[] = [];
  const expanded = url.replaceAll(PLACEHOLDER, (_, word: string) => {
    const value = valueOf(word, whole);
    if (value === null) absent.push(word);
    return encode(value ?? "");
  });
  if (absent.length > 0) return { reason: `this span has no ${absent.join(", no ")}` };
  const meant = placeOf(url.replaceAll(PLACEHOLDER, "x"));
  const place = placeOf(expanded);
  if (meant === null || place === null) return { reason: "its address is not an http or https one" };
  if (meant.host !== place.host || meant.folders !== place.folders) {
    return { reason: "a value of this span would change where it leads" };
  }
  return { address: place.address };
}

function valueOf(word: string, { span, resource }: SpanInContext): string | null {
  switch (word) {
    case "traceId":
      return span.traceId;
    case "spanId":
      return span.spanId;
    case "name":
      return span.name;
    case "start":
      return String(BigInt(span.startTimeUnixNano) / NANOS_IN_MILLI);
    case "end":
      return String(BigInt(span.endTimeUnixNano) / NANOS_IN_MILLI);
    case "startNanos":
      return span.startTimeUnixNano;
    case "endNanos":
      return span.endTimeUnixNano;
    default:
      return attributeOf(word, "resource.", resource.attributes) ?? attributeOf(word, "span.", span.attributes);
  }
}

function attributeOf(word: string, scope: string, attributes: readonly KeyValue[]): string | null {
  if (!word.startsWith(scope)) return null;
  const found = attributes.find(({ key }) => key === word.slice(scope.length));
  return found === undefined ? null : valueText(found.value);
}

/** Everything but letters, digits, `-`, `_`, `.` and `~` as percent-encoded UTF-8; half a surrogate pair as U+FFFD. */
function encode(value: string): string {
  const wellFormed = value.replaceAll(
    /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    "\uFFFD",
  );
  return encodeURIComponent(wellFormed).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Where an address leads as a browser reads it: a value of `..` would leave a folder, and so lessen their number. */
function placeOf(address: string): { address: string; host: string; folders: number } | null {
  if (!URL.canParse(address)) return null;
  const { protocol, origin, pathname, href } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:") return null;
  return { address: href, host: origin, folders: pathname.split("/").length };
}
