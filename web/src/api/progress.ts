import { z } from "zod";
import { Problem, problemOfDocument } from "./problem";
import { inShape, send, withJson } from "./request";

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
    return response.json();
  }
  for await (const text of linesOf(response.body)) {
    const received = inShape(path, line, JSON.parse(text));
    if ("progress" in received) onProgress(received.progress);
    else if ("answer" in received) return received.answer;
    else throw problemOfDocument(received.problem, 500, "The search failed");
  }
  throw new Problem(0, "The answer ended early", `/api/v1${path}: no answer after the progress`);
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let held = "";
  try {
    // oxlint-disable-next-line no-await-in-loop -- each part follows the one before
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      held += decoder.decode(chunk.value, { stream: true });
      const lines = held.split("\n");
      held = lines.pop() ?? "";
      yield* lines.filter((text) => text.trim() !== "");
    }
    if (held.trim() !== "") yield held;
  } finally {
    await reader.cancel();
  }
}
