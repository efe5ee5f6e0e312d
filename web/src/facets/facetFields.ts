import { fullName, SERVICE } from "../model/queryText";

/** The fields that every explorer has a facet of. */
export const ALWAYS: readonly string[] = [SERVICE, "span:name", "span:kind", "span:status"];

/** The added fields without those that are there already under another spelling: `duration` is `span:duration`. */
export function otherFields(added: readonly string[]): string[] {
  const known = new Set(ALWAYS);
  return added.filter((field) => {
    const whole = fullName(field);
    return !known.has(whole) && known.add(whole);
  });
}
