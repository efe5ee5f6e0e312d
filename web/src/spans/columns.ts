import type { SpanRow } from "../api/search";
import { readFields } from "../explorer/fieldList";
import type { AnyValue } from "../model/attributes";
import { fullName } from "../model/fieldNames";
import { fieldOf } from "../query/conditionDraft";
import { mentionedFields } from "../query/mentionedFields";
import { addStage } from "../query/stages";
import { bareKey, readPath, valueAt, writePath } from "./fieldPath";

/** A column of the spans: one of the facts that every row has, a field of the query language, or what lies in a field's map. */
export interface Column {
  /** As the URL names it: a fact's name, the field as a query writes it, or a path as `FieldPath` has it. */
  id: string;
  /** What the head shows before the title, muted: `span.` of `span.http.route`. */
  scope: string;
  title: string;
  /** The grid track while nobody has sized it. */
  track: string;
  /** The narrowest width that it can be given, in pixels. */
  least: number;
  /** Its narrowest width while nobody has sized it, where that is another one. */
  leastUnsized?: number;
  number?: true;
}

const FACTS: readonly Column[] = [
  { id: "start", scope: "", title: "start", track: "minmax(120px, 152px)", least: 120 },
  { id: "service", scope: "", title: "service", track: "minmax(110px, 1fr)", least: 110 },
  { id: "name", scope: "", title: "name", track: "minmax(130px, 2fr)", least: 130 },
  { id: "kind", scope: "", title: "kind", track: "minmax(64px, 80px)", least: 64 },
  { id: "status", scope: "", title: "status", track: "56px", least: 56 },
  { id: "duration", scope: "", title: "duration", track: "minmax(84px, 1.2fr)", least: 84 },
  { id: "links", scope: "", title: "links out / in", track: "108px", least: 108, number: true },
];

export const FACT_IDS: readonly string[] = FACTS.map(({ id }) => id);

/** Fields that a fact shows. */
const SHOWN_BY_FACT: Readonly<Record<string, string>> = {
  "resource.service.name": "service",
  "span:name": "name",
  "span:kind": "kind",
  "span:status": "status",
  "span:duration": "duration",
  "span:linkCount": "links",
  "span:linkedByCount": "links",
};

const ATTRIBUTE = { track: "minmax(120px, 1fr)", least: 72, leastUnsized: 120 };

export function columnOf(id: string): Column {
  const fact = FACTS.find((held) => held.id === id);
  if (fact !== undefined) return fact;
  const { field, keys } = readPath(id);
  const { scope, key } = partsOf(field);
  return { id, scope, title: [key, ...keys].join(">"), ...ATTRIBUTE };
}

/** What people call the column: two scopes may have one key. */
export function nameOf({ scope, title }: Column): string {
  return scope + title;
}

/** How wide the columns are at least as they are sized, in pixels; by id, in `widths`, those that somebody sized. */
export function leastWidth(columns: readonly Column[], widths: Readonly<Record<string, number>>): number {
  return columns.reduce((sum, { id, least, leastUnsized = least }) => sum + (widths[id] ?? leastUnsized), 0);
}

/** The column that shows a field: `name` and `span:name` are the fact `name`. */
export function columnIdOf(field: string): string {
  const whole = fullName(field.trim());
  return SHOWN_BY_FACT[whole] ?? whole;
}

/** The column that somebody names by typing: a fact, a field, or a path whose field may lack its scope. */
export function typedColumnId(typed: string): string {
  const text = typed.trim();
  if (FACT_IDS.includes(text)) return text;
  const { field, keys } = readPath(text);
  return keys.length === 0 ? columnIdOf(fieldOf(text)) : writePath({ field: fieldOf(field), keys });
}

/** The columns that the URL names; without them the facts, and what the query mentions. */
export function columnsOf(parameter: string | undefined, query: string): readonly Column[] {
  const chosen = parameter === undefined ? [] : readFields(parameter);
  const ids = chosen.length > 0 ? chosen : [...FACT_IDS, ...mentionedFields(query).map(columnIdOf)];
  return [...new Set(ids)].map(columnOf);
}

/** The list with one id moved before or behind its neighbours; unchanged at the ends. */
export function moved(ids: readonly string[], from: number, to: number): readonly string[] {
  const id = ids[from];
  if (id === undefined || to < 0 || to >= ids.length) return ids;
  const rest = ids.filter((_, place) => place !== from);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** The list with more ids behind one of it, those that it has already aside. */
export function withBehind(ids: readonly string[], id: string, added: readonly string[]): readonly string[] {
  const place = ids.indexOf(id) + 1;
  return [...ids.slice(0, place), ...added.filter((other) => !ids.includes(other)), ...ids.slice(place)];
}

/** The query as asked for these columns: what it does not mention is selected behind it. */
export function withColumns(query: string, columns: readonly Column[]): string {
  const mentioned = new Set(mentionedFields(query).map(fullName));
  const fields = columns.filter(({ id }) => !FACT_IDS.includes(id)).map(({ id }) => readPath(id).field);
  const wanted = [...new Set(fields)].filter((field) => !mentioned.has(fullName(field)));
  return wanted.length === 0 ? query : addStage(query, `select(${wanted.join(", ")})`);
}

/**
 * What a row has in the column of a field, or of what lies in a field's map. Rows name an attribute with the scope it was found in, an
 * intrinsic by its full name; a column without a scope shows the span's attribute, where there is none the resource's.
 */
export function valueIn(row: SpanRow, { id }: Column): AnyValue | undefined {
  const { field, keys } = readPath(id);
  const { scope, key } = partsOf(field);
  const scopes = scope === "." ? ["span.", "resource."] : [scope];
  for (const wanted of scopes) {
    const found = row.attributes.find((attribute) => {
      const parts = partsOf(attribute.key);
      return parts.scope === wanted && parts.key === key;
    });
    if (found !== undefined) return valueAt(found.value, keys);
  }
  return undefined;
}

/**
 * The columns of a table to export: ids and start first, so that each row says which span it is. What lies in a map is in the column of the
 * map.
 */
export function exportColumns(columns: readonly Column[]): string[] {
  const exported: Readonly<Record<string, readonly string[]>> = {
    start: [],
    duration: ["durationNanos"],
    links: ["linksOut", "linksIn"],
  };
  const shown = columns.flatMap(({ id }) => exported[id] ?? [readPath(id).field]);
  return [...new Set(["traceId", "spanId", "startTimeUnixNano", ...shown])];
}

function partsOf(field: string): { scope: string; key: string } {
  const attribute = /^((?:parent\.)?(?:span|resource|event|link|instrumentation)?\.)(.+)$/s.exec(field);
  const scope = attribute?.[1];
  const key = attribute?.[2];
  if (scope === undefined || key === undefined) return { scope: "", key: field };
  return { scope, key: bareKey(key) };
}
