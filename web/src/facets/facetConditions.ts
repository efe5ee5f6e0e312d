import type { Facet } from "../api/facets";
import { fullName } from "../model/fieldNames";
import { type Condition, equal, sameCondition } from "../model/queryText";
import { conditionsOf, removePart, toggleCondition } from "../query/conditions";

/** What the query says of one value of a field. */
export type FacetState = "free" | "wanted" | "excluded";

export function facetState(held: readonly Condition[], field: string, value: string): FacetState {
  if (held.some((condition) => sameCondition(condition, { field, operator: "=", value }))) return "wanted";
  return held.some((condition) => sameCondition(condition, { field, operator: "!=", value })) ? "excluded" : "free";
}

/** Values that the query names and that the answer does not list, each once: excluded ones above all. */
export function absentValues({ field, values }: Facet, held: readonly Condition[]): string[] {
  const named = held
    .filter((condition) => fullName(condition.field) === fullName(field) && ["=", "!="].includes(condition.operator))
    .map(({ value }) => value);
  const listed = values.map(({ text }) => text);
  return named.filter(
    (value, place) => ![...listed, ...named.slice(0, place)].some((other) => sameValue(value, other)),
  );
}

function sameValue(one: string, other: string): boolean {
  return sameCondition(equal("", one), equal("", other));
}

/** The text that wants, or excludes, the value; that leaves it free where it did so before. */
export function toggleFacet(text: string, field: string, value: string, wish: "wanted" | "excluded"): string {
  const state = facetState(conditionsOf(text), field, value);
  const operator = wish === "wanted" ? "=" : "!=";
  const opposite = { field, operator: wish === "wanted" ? "!=" : "=", value } as const;
  const cleared = state !== "free" && state !== wish ? without(text, opposite) : text;
  return toggleCondition(cleared, { field, operator, value });
}

function without(text: string, condition: Condition): string {
  const held = conditionsOf(text).find((placed) => sameCondition(placed, condition));
  return held === undefined ? text : removePart(text, held.from, held.to);
}
