import type { z } from "zod";
import { Problem, problemOf, UnreachableServer } from "./problem";

/** Where the native API is. */
export const ROOT = "/api/v1";

/** Reads an answer of the native API; a refusal or a lost connection is thrown as a Problem. */
async function requestJson(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await send(path, init);
  return whileReading(path, () => response.json());
}

/** Runs what reads an answer: one that breaks off lost its server, one that is read whole and is no JSON says so. */
export async function whileReading<T>(path: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === "AbortError") throw thrown;
    if (thrown instanceof SyntaxError) throw new Problem(0, "The answer is not JSON", `${ROOT}${path}`);
    throw new UnreachableServer();
  }
}

/** An answer's parts as they come. Who stops early ends it. */
export async function* partsOf(path: string, body: Body): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- each part follows the one before
      const part = await whileReading(path, () => reader.read());
      if (part.done) return;
      yield part.value;
    }
  } finally {
    // What broke off has nothing left to end.
    await reader.cancel().catch(() => undefined);
  }
}

type Body = NonNullable<Response["body"]>;

export async function requestShape<T>(path: string, shape: z.ZodType<T>, init: RequestInit = {}): Promise<T> {
  return inShape(path, shape, await requestJson(path, init));
}

/** The answer as the shape has it; a Problem when it is of another. */
export function inShape<T>(path: string, shape: z.ZodType<T>, received: unknown): T {
  const answer = shape.safeParse(received);
  if (answer.success) {
    return answer.data;
  }
  const issue = answer.error.issues[0];
  throw new Problem(
    0,
    "The answer has an unexpected shape",
    `${ROOT}${path}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`,
  );
}

/** Sends a JSON body where an answer without content is expected. */
export async function requestNothing(path: string, body: unknown): Promise<void> {
  await send(path, withJson(body));
}

export function withJson(body: unknown, signal?: AbortSignal): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  };
}

/** A query string of the parameters that are set, with its question mark; empty when none is. */
export function queryString(parameters: Record<string, string | number | null | undefined>): string {
  const set = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined) set.set(name, String(value));
  }
  return set.size === 0 ? "" : `?${set}`;
}

export async function send(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`${ROOT}${path}`, init);
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === "AbortError") throw thrown;
    throw new UnreachableServer();
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}
