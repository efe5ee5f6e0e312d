import type { AnyValue } from "../model/attributes";
import type { Condition } from "../model/queryText";
import { fieldConditions } from "../query/attributeCondition";
import { readPath } from "./fieldPath";

/** What a query asks to find the spans that share a column's value; nothing for what lies in a map, which no query can name. */
export function cellConditions(id: string, value: AnyValue): Condition[] {
  return readPath(id).keys.length > 0 ? [] : fieldConditions(id, value);
}
