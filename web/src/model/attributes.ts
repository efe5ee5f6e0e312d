import { z } from "zod";

/** An attribute value as OTLP/JSON writes it (opentelemetry-proto, common.proto `AnyValue`). */
export type AnyValue =
  | { stringValue: string }
  | { boolValue: boolean }
  | { intValue: string | number }
  | { doubleValue: number | string }
  | { bytesValue: string }
  | { arrayValue: { values?: AnyValue[] | undefined } }
  | { kvlistValue: { values?: KeyValue[] | undefined } }
  | Record<string, never>;

export interface KeyValue {
  key: string;
  value?: AnyValue | undefined;
}

export const anyValue: z.ZodType<AnyValue> = z.lazy(() =>
  z.union([
    z.object({ stringValue: z.string() }),
    z.object({ boolValue: z.boolean() }),
    z.object({ intValue: z.union([z.string(), z.number()]) }),
    z.object({ doubleValue: z.union([z.number(), z.string()]) }),
    z.object({ bytesValue: z.string() }),
    z.object({ arrayValue: z.object({ values: z.array(anyValue).optional() }) }),
    z.object({ kvlistValue: z.object({ values: z.array(keyValue).optional() }) }),
    z.object({}).strict() as z.ZodType<Record<string, never>>,
  ]),
);

const keyValue: z.ZodType<KeyValue> = z.lazy(() => z.object({ key: z.string(), value: anyValue.optional() }));

export const keyValues = z.array(keyValue);

export type ValueType = "string" | "bool" | "int" | "double" | "bytes" | "array" | "map" | "empty";

export function valueType(value: AnyValue | undefined): ValueType {
  if (value === undefined) return "empty";
  if ("stringValue" in value) return "string";
  if ("boolValue" in value) return "bool";
  if ("intValue" in value) return "int";
  if ("doubleValue" in value) return "double";
  if ("bytesValue" in value) return "bytes";
  if ("arrayValue" in value) return "array";
  if ("kvlistValue" in value) return "map";
  return "empty";
}

/** The value as text: scalars bare, arrays and maps in JSON's form, bytes in base64. */
export function valueText(value: AnyValue | undefined): string {
  if (value !== undefined && "stringValue" in value) {
    return value.stringValue as string;
  }
  return nestedText(value);
}

function nestedText(value: AnyValue | undefined): string {
  if (value === undefined) return "";
  if ("stringValue" in value) return JSON.stringify(value.stringValue);
  if ("boolValue" in value) return String(value.boolValue);
  if ("intValue" in value) return String(value.intValue);
  if ("doubleValue" in value) return String(value.doubleValue);
  if ("bytesValue" in value) return String(value.bytesValue);
  const elements = elementsOf(value);
  if (elements !== null) return `[${elements.map(nestedText).join(", ")}]`;
  const entries = entriesOf(value);
  if (entries === null) return "";
  return `{${entries.map((entry) => `${JSON.stringify(entry.key)}: ${nestedText(entry.value)}`).join(", ")}}`;
}

/** The elements of an array; null where the value is none. */
export function elementsOf(value: AnyValue | undefined): readonly AnyValue[] | null {
  if (value === undefined || !("arrayValue" in value)) return null;
  return (value.arrayValue as { values?: AnyValue[] }).values ?? [];
}

/** The entries of a map; null where the value is none. */
export function entriesOf(value: AnyValue | undefined): readonly KeyValue[] | null {
  if (value === undefined || !("kvlistValue" in value)) return null;
  return (value.kvlistValue as { values?: KeyValue[] }).values ?? [];
}

/** The text as a web address when it is one that may become a link: http and https alone. */
export function webAddress(text: string): string | null {
  return /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text) ? text : null;
}

export function findString(attributes: readonly KeyValue[], key: string): string | null {
  const value = attributes.find((attribute) => attribute.key === key)?.value;
  return value !== undefined && "stringValue" in value ? (value.stringValue as string) : null;
}
