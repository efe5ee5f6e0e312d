import { z } from "zod";
import { Problem, problemOfDocument } from "./problem";
import { inShape, partsOf, ROOT, send, whileReading, withJson } from "./request";

const progress = z.object({ segmentsDone: z.number(), segments: z.number() });

/** How much of the store a running search has looked at. */
export type Progress = z.infer<typeof progress>;

const line = z.union([
  z.object({ progress }),
  z.object({ answer: z.unknown().refine((answer) => answer !== undefined) }),
  z.object({ problem: z.looseObject({}) }),
]);

/** Sends a request that answers in lines, progress first; returns the answer as received. Aborting cancels it on the server too. */
export async function requestWithProgress(
  path: string,
  body: unknown,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<unknown> {
  const init = withJson(body, signal);
  const accept = "application/x-ndjson, application/json;q=0.9";
  const response = await send(path, { ...init, headers: { ...init.headers, accept } });
  if (response.body === null || response.headers.get("content-type")?.includes("ndjson") !== true) {
    return whileReading(path, () => response.json());
  }
  for await (const text of linesOf(partsOf(path, response.body))) {
    // oxlint-disable-next-line no-await-in-loop -- each line follows the one before
    const told = inShape(path, line, await whileReading(path, () => JSON.parse(text) as unknown));
    if ("progress" in told) onProgress(told.progress);
    else if ("answer" in told) return told.answer;
    else throw problemOfDocument(told.problem, 500, "The search failed");
  }
  throw new Problem(0, "The answer ended early", `${ROOT}${path}: no answer after the progress`);
}

async function* linesOf(parts: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let held = "";
  for await (const part of parts) {
    held += decoder.decode(part, { stream: true });
    const lines = held.split("\n");
    held = lines.pop() ?? "";
    yield* lines.filter((text) => text.trim() !== "");
  }
  if (held.trim() !== "") yield held;
}
