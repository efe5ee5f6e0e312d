import { z } from "zod";
import type { Outline } from "../trace/outline";
import { missingSegments } from "./missing";
import { Problem } from "./problem";
import { requestShape } from "./request";
import { tracePath } from "./tracePath";

/** The columns' elements are checked where they are copied: a check per element of a large trace would take longer than the answer. */
const column = z.custom<readonly unknown[]>((value) => Array.isArray(value), "expected an array");

const outlineAnswer = z.object({
  traceId: z.string(),
  startTimeUnixNano: z.string(),
  conflictingSpanCount: z.number(),
  root: z.object({ service: z.string(), name: z.string() }).nullable(),
  missing: missingSegments.optional(),
  services: z.array(z.string()),
  names: z.array(z.string()),
  spanId: column,
  parent: column,
  service: column,
  name: column,
  kind: column,
  status: column,
  startOffsetNanos: column,
  durationNanos: column,
  eventCount: column,
  linksOut: column,
  linksIn: column,
});

export type OutlineAnswer = z.infer<typeof outlineAnswer>;

export async function requestOutline(traceId: string, signal: AbortSignal): Promise<Outline> {
  return readOutline(await requestShape(`${tracePath(traceId)}/outline`, outlineAnswer, { signal }));
}

/** Turns the answer's arrays into columns; a column of another length or with a foreign element is refused by name. */
export function readOutline(answer: OutlineAnswer): Outline {
  const length = answer.spanId.length;
  const ints = (name: ColumnName) => fill(name, answer[name], new Int32Array(length));
  const bytes = (name: ColumnName) => fill(name, answer[name], new Uint8Array(length));
  const floats = (name: ColumnName) => fill(name, answer[name], new Float64Array(length));
  if (!answer.spanId.every((id) => typeof id === "string")) {
    throw unusable("spanId", "an element is not a string");
  }
  return {
    traceId: answer.traceId,
    startNanos: BigInt(answer.startTimeUnixNano),
    conflictingSpanCount: answer.conflictingSpanCount,
    root: answer.root,
    missing: answer.missing ?? [],
    services: answer.services,
    names: answer.names,
    spanId: answer.spanId,
    parent: ints("parent"),
    service: ints("service"),
    name: ints("name"),
    kind: bytes("kind"),
    status: bytes("status"),
    startOffsetNanos: floats("startOffsetNanos"),
    durationNanos: floats("durationNanos"),
    eventCount: ints("eventCount"),
    linksOut: ints("linksOut"),
    linksIn: ints("linksIn"),
  };
}

type ColumnName = {
  [Name in keyof OutlineAnswer]-?: OutlineAnswer[Name] extends readonly unknown[] ? Name : never;
}[keyof OutlineAnswer];

function fill<Column extends Int32Array | Uint8Array | Float64Array>(
  name: string,
  values: readonly unknown[],
  into: Column,
): Column {
  if (values.length !== into.length) {
    throw unusable(name, `${values.length} elements (expected: ${into.length})`);
  }
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    const number = value === null ? Number.NaN : Number(value);
    if (Number.isNaN(number) && (value !== null || !(into instanceof Float64Array))) {
      throw unusable(name, `element ${at}: ${String(value)} (expected: a number)`);
    }
    into[at] = number;
  }
  return into;
}

function unusable(name: string, detail: string): Problem {
  return new Problem(0, "The answer has an unexpected shape", `outline: ${name}: ${detail}`);
}
