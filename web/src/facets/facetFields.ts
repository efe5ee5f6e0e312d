import { fullName } from "../model/fieldNames";
import { SERVICE } from "../model/queryText";

/** The fields that every explorer has a facet of. */
export const ALWAYS: readonly string[] = [SERVICE, "span:name", "span:kind", "span:status"];

/** The fields with one more, which is there under one spelling. */
export function withField(fields: readonly string[], field: string): string[] {
  return [...withoutField(fields, field), field];
}

/** The fields without one, however it is spelled. */
export function withoutField(fields: readonly string[], field: string): string[] {
  return fields.filter((held) => fullName(held) !== fullName(field));
}

/** The added fields without those that are there already under another spelling: `duration` is `span:duration`, `span."a"` is `span.a`. */
export function otherFields(added: readonly string[]): string[] {
  const known = new Set(ALWAYS);
  return added.filter((field) => {
    const whole = fullName(field);
    return !known.has(whole) && known.add(whole);
  });
}
