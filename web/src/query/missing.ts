import { fullName, isIntrinsic } from "../model/fieldNames";
import { type Condition, equal, SERVICE } from "../model/queryText";

/** What queries, labels and groups say of a missing value. */
export const MISSING = "nil";

/** Fields of events and links, also of those of the parent. */
const OF_ELEMENTS = /^(?:parent\.)?(?:event|link)[.:]/;

/**
 * The condition that spans have no value of the field; null where no query asks for that: of a field of events or links it would want one
 * of them without it, which spans without any have not, and of a field that is always there the server refuses it.
 */
export function missing(field: string): Condition | null {
  return OF_ELEMENTS.test(field) || isAlwaysThere(fullName(field)) ? null : equal(field, MISSING);
}

function isAlwaysThere(field: string): boolean {
  return field === SERVICE || isIntrinsic(field);
}
