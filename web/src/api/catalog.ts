import { z } from "zod";
import type { NanosRange } from "../model/timeRange";
import { queryString, requestShape } from "./request";

const services = z.object({
  services: z.array(z.object({ name: z.string(), spanCount: z.number(), errorCount: z.number() })),
});
const operations = z.object({
  operations: z.array(z.object({ name: z.string(), kind: z.string(), spanCount: z.number() })),
});
const attributeKeys = z.object({
  keys: z.array(z.object({ scope: z.string(), key: z.string(), types: z.array(z.string()), spanCount: z.number() })),
  complete: z.boolean(),
});
const attributeValues = z.object({
  values: z.array(z.object({ type: z.string(), value: z.string().nullable(), spanCount: z.number() })),
  complete: z.boolean(),
});

const SUGGESTIONS = 50;

export async function searchServices(range: NanosRange, signal: AbortSignal) {
  const path = `/services${queryString({ start: range.startNanos, end: range.endNanos })}`;
  return (await requestShape(path, services, { signal })).services;
}

export async function searchOperations(service: string, range: NanosRange, signal: AbortSignal) {
  const parameters = queryString({ start: range.startNanos, end: range.endNanos });
  const path = `/services/${encodeURIComponent(service)}/operations${parameters}`;
  return (await requestShape(path, operations, { signal })).operations;
}

export async function searchAttributeKeys(range: NanosRange, prefix: string, signal: AbortSignal) {
  const parameters = { start: range.startNanos, end: range.endNanos, prefix: prefix || null, limit: SUGGESTIONS };
  return (await requestShape(`/attributes${queryString(parameters)}`, attributeKeys, { signal })).keys;
}

export async function searchAttributeValues(
  scope: string,
  key: string,
  range: NanosRange,
  prefix: string,
  signal: AbortSignal,
) {
  const parameters = { start: range.startNanos, end: range.endNanos, prefix: prefix || null, limit: SUGGESTIONS };
  const path = `/attributes/${scope}/${encodeURIComponent(key)}/values${queryString(parameters)}`;
  const { values } = await requestShape(path, attributeValues, { signal });
  // Arrays, maps and bytes come without a text: nothing to compare with in a query.
  return values.flatMap(({ type, value, spanCount }) => (value === null ? [] : [{ type, value, spanCount }]));
}
