import type { SpanRow } from "../api/search";
import { readFields } from "../explorer/fieldList";
import type { AnyValue } from "../model/attributes";
import { fullName } from "../model/queryText";
import { mentionedFields } from "../query/mentionedFields";
import { addStage } from "../query/stages";

/** A column of the spans: one of the facts that every row has, or a field of the query language. */
export interface Column {
  /** As the URL names it: a fact's name, or the field as a query writes it. */
  id: string;
  /** What the head shows before the title, muted: `span.` of `span.http.route`. */
  scope: string;
  title: string;
  /** The grid track while nobody has sized it. */
  track: string;
  /** Its narrowest width in pixels. */
  least: number;
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

const ATTRIBUTE_TRACK = "minmax(120px, 1fr)";
const LEAST_PIXELS = 72;

export function columnOf(id: string): Column {
  const fact = FACTS.find((held) => held.id === id);
  if (fact !== undefined) return fact;
  const { scope, key } = partsOf(id);
  return { id, scope, title: key, track: ATTRIBUTE_TRACK, least: LEAST_PIXELS };
}

/** The column that shows a field: `name` and `span:name` are the fact `name`. */
export function columnIdOf(field: string): string {
  const whole = fullName(field.trim());
  return SHOWN_BY_FACT[whole] ?? whole;
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

/** The query as asked for these columns: what it does not mention is selected behind it. */
export function withColumns(query: string, columns: readonly Column[]): string {
  const mentioned = new Set(mentionedFields(query));
  const wanted = columns.map(({ id }) => id).filter((id) => !FACT_IDS.includes(id) && !mentioned.has(id));
  return wanted.length === 0 ? query : addStage(query, `select(${wanted.join(", ")})`);
}

/**
 * What a row has in the column of a field. Rows name an attribute with the scope it was found in, an intrinsic by its full
 * name; a column without a scope shows the span's attribute, where there is none the resource's.
 */
export function valueIn(row: SpanRow, { id }: Column): AnyValue | undefined {
  const { scope, key } = partsOf(id);
  const scopes = scope === "." ? ["span.", "resource."] : [scope];
  for (const wanted of scopes) {
    const found = row.attributes.find((attribute) => {
      const parts = partsOf(attribute.key);
      return parts.scope === wanted && parts.key === key;
    });
    if (found !== undefined) return found.value;
  }
  return undefined;
}

/** The columns of a table to export: ids and start first, so that each row says which span it is. */
export function exportColumns(columns: readonly Column[]): string[] {
  const exported: Readonly<Record<string, readonly string[]>> = {
    start: [],
    duration: ["durationNanos"],
    links: ["linksOut", "linksIn"],
  };
  return ["traceId", "spanId", "startTimeUnixNano", ...columns.flatMap(({ id }) => exported[id] ?? [id])];
}

function partsOf(field: string): { scope: string; key: string } {
  const attribute = /^((?:parent\.)?(?:span|resource|event|link|instrumentation)?\.)(.+)$/s.exec(field);
  const scope = attribute?.[1];
  const key = attribute?.[2];
  if (scope === undefined || key === undefined) return { scope: "", key: field };
  const quoted = /^"(.*)"$/s.exec(key)?.[1];
  const bare = quoted === undefined ? key : quoted.replaceAll(/\\(.)/gs, "$1");
  return { scope, key: bare };
}
