import { type AnyValue, entriesOf } from "../model/attributes";

/**
 * A field, and the keys that lead on into its value where that is a map, each into the map before: `span.order>customer>name`. The query
 * language has no word for what lies in a map; this is how a column of it is called.
 */
export interface FieldPath {
  field: string;
  keys: readonly string[];
}

/** A column's id as a path; that of a plain field has no keys. */
export function readPath(id: string): FieldPath {
  const [field = id, ...keys] = id.match(/(?:[^>"]|"(?:[^"\\]|\\.)*"?)+/gs) ?? [];
  return { field, keys: keys.map(bareKey) };
}

/** Writes a path as an id; a key that would not be read as it is stands in quotes. */
export function writePath({ field, keys }: FieldPath): string {
  return [
    field,
    ...keys.map((key) => (/^[^\s,>"]+$/.test(key) ? key : `"${key.replaceAll(/[\\"]/g, String.raw`\$&`)}"`)),
  ].join(">");
}

/** A key without the quotes in which it may be written. */
export function bareKey(written: string): string {
  const quoted = /^"(.*)"$/s.exec(written)?.[1];
  return quoted === undefined ? written : quoted.replaceAll(/\\(.)/gs, "$1");
}

/** What lies in a value where the keys lead; undefined where one of them is missing, or stands before what is no map. */
export function valueAt(value: AnyValue | undefined, keys: readonly string[]): AnyValue | undefined {
  return keys.reduce((held, key) => entriesOf(held)?.find((entry) => entry.key === key)?.value, value);
}

/** The ids of what lies in the map that a column's value is, each key once; none where it is no map. */
export function pathsInto(id: string, value: AnyValue | undefined): readonly string[] {
  const { field, keys } = readPath(id);
  const found = new Set(entriesOf(value)?.map(({ key }) => key));
  return [...found].map((key) => writePath({ field, keys: [...keys, key] }));
}
