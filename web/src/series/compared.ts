import type { Label } from "./seriesData";

/** The label that says of which side a series is, and the one of a field with too many values to list. */
const SIDE = "__meta_type";
const TOO_MANY = "__meta_error";
/** What stands for values that a label cannot show, such as arrays; in a comparison no span lacks the field. */
const NOT_SHOWN = "nil";
/** Behind a side's name: all its spans that have the field. */
const TOTAL = "_total";

/** What a series that compares two sides counts, said by the same labels for every field. */
interface Compared {
  name: string;
  labels: readonly Label[];
}

/** The series of a comparison, whose own labels have another key for every field; null for any other series. */
export function comparedBy(labels: readonly Label[]): Compared | null {
  const side = labels.find(({ key }) => key === SIDE)?.text ?? null;
  const tooMany = labels.some(({ key }) => key === TOO_MANY);
  const field = labels.find(({ key }) => key !== SIDE && key !== TOO_MANY);
  if ((side === null && !tooMany) || field === undefined) return null;
  const total = side?.endsWith(TOTAL) === true;
  const named = side === null ? "" : total ? side.slice(0, -TOTAL.length) : side;
  const value = tooMany ? "too many values" : total ? "any value" : field.text || "none";
  return {
    name: `${named === "" ? "" : `${named} · `}${field.key}: ${value}`,
    labels: [
      { key: "field", text: field.key, condition: null },
      { key: "value", text: value, condition: tooMany || total || field.text === NOT_SHOWN ? null : field.condition },
      { key: "side", text: named, condition: null },
    ],
  };
}
