import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { Problem, UnreachableServer } from "../src/api/problem";
import { requestWithProgress } from "../src/api/progress";
import { requestShape } from "../src/api/request";

const encoder = new TextEncoder();

/** A body that ends, or breaks off, behind its text. */
function bodyOf(text: string, end: "whole" | "lost"): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (!sent) {
        sent = true;
        controller.enqueue(encoder.encode(text));
      } else if (end === "whole") controller.close();
      else controller.error(new TypeError("network error"));
    },
  });
}

function answerWith(type: string, text: string, end: "whole" | "lost") {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(bodyOf(text, end), { headers: { "content-type": type } })));
}

const search = () => requestWithProgress("/search", {}, new AbortController().signal, () => undefined);
const read = () => requestShape("/status", z.unknown());

beforeEach(() => vi.stubGlobal("window", { location: { origin: "http://weft.example" } }));
afterEach(() => vi.unstubAllGlobals());

test("an answer that breaks off lost its server", async () => {
  answerWith("application/json", '{"spanCount":', "lost");
  await expect(read()).rejects.toBeInstanceOf(UnreachableServer);
  answerWith("application/x-ndjson", '{"progress":{"segmentsDone":1,"segments":2}}\n', "lost");
  await expect(search()).rejects.toBeInstanceOf(UnreachableServer);
  answerWith("application/json", "[", "lost");
  await expect(search()).rejects.toBeInstanceOf(UnreachableServer);
});

test("an answer that is whole and no JSON says so", async () => {
  answerWith("application/json", "<html>", "whole");
  await expect(read()).rejects.toMatchObject({ title: "The answer is not JSON" });
  answerWith("application/x-ndjson", "<html>\n", "whole");
  await expect(search()).rejects.toMatchObject({ title: "The answer is not JSON" });
});

test("what the server says in its last line is what failed", async () => {
  answerWith("application/x-ndjson", '{"problem":{"status":500,"title":"Internal Server Error"}}\n', "whole");
  const failure: unknown = await search().catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(Problem);
  expect(failure).toMatchObject({ status: 500 });
});
