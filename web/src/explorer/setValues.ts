import type { MatchedSet } from "../api/search";
import { formatDuration } from "../model/numbers";
import { type Condition, unquote } from "../model/queryText";
import { readCondition } from "../query/conditions";
import { MISSING, missing } from "../query/missing";

/** A value of a set as its line shows it. */
export interface SetValue {
  /** The expression of `by(…)`, or the aggregate. */
  name: string;
  /** Whether the value is what divides the set from others. */
  group: boolean;
  text: string;
  /** The value to the last figure, as a query writes it. */
  exact: string;
  /** What the set's spans have in common by it; null for a computed number, for what is no plain field, and where no query says it. */
  condition: Condition | null;
}

const FIGURES = 6;

/** The values by which a set was divided from others, then what aggregates computed of it. */
export function valuesOf({ attributes }: MatchedSet): SetValue[] {
  return attributes.map(({ key, value, text }) => {
    const group = /^by\((.*)\)$/s.exec(key)?.[1];
    const condition = group === undefined ? null : conditionOf(group, text);
    return { name: group ?? key, group: group !== undefined, text: readable(value, text), exact: text, condition };
  });
}

function conditionOf(group: string, text: string): Condition | null {
  const read = readCondition(`${group} = ${text}`);
  return read?.value === MISSING ? missing(read.field) : read;
}

function readable(value: MatchedSet["attributes"][number]["value"], text: string): string {
  // A duration is sent as its nanoseconds, and a query writes it with a unit.
  if ("intValue" in value && String(value.intValue) !== text) return formatDuration(Number(value.intValue));
  if ("doubleValue" in value) {
    const number = Number(value.doubleValue);
    return Number.isFinite(number) ? String(Number(number.toPrecision(FIGURES))) : text;
  }
  if ("stringValue" in value) return unquote(text) === "" ? "(empty)" : unquote(text);
  return text;
}
