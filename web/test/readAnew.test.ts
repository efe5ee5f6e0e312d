import { QueryClient } from "@tanstack/react-query";
import { createMemoryHistory } from "@tanstack/react-router";
import { expect, test } from "vitest";
import { asked } from "../src/explorer/asked";
import { readAnewOnPush } from "../src/frame/readAnew";
import { chosenRange } from "../src/model/timeRange";

const A = "{ span.a = 1 }";
const B = "{ span.b = 1 }";
const addressOf = (query: string, rest = "") => `/?q=${encodeURIComponent(query)}${rest}`;

/** Holds an answer to both queries in the last hour, and a trace. */
async function heldAnswers() {
  const client = new QueryClient();
  for (const query of [A, B]) {
    // oxlint-disable-next-line no-await-in-loop -- two
    await client.prefetchQuery({
      queryKey: ["search", query],
      queryFn: () => `rows of ${query}`,
      meta: asked(query, chosenRange({})),
    });
  }
  await client.prefetchQuery({ queryKey: ["trace", "stored", "0a", "outline"], queryFn: () => "spans" });
  return client;
}

const rowsOf = (client: QueryClient, query: string) => client.getQueryData(["search", query]);
const isStale = (client: QueryClient) => client.getQueryState(["trace", "stored", "0a", "outline"])?.isInvalidated;

test("a query that is asked anew is not answered by what was read before", async () => {
  const client = await heldAnswers();
  const history = createMemoryHistory({ initialEntries: [addressOf(A)] });
  readAnewOnPush(history, client);
  history.push(addressOf(B));
  expect(rowsOf(client, B)).toBeUndefined();
  expect(rowsOf(client, A)).toBe(`rows of ${A}`);
});

test("Back shows what was read", async () => {
  const client = await heldAnswers();
  const history = createMemoryHistory({ initialEntries: [addressOf(A), addressOf(B)] });
  readAnewOnPush(history, client);
  history.back();
  expect(rowsOf(client, A)).toBe(`rows of ${A}`);
});

test("another view of the same query in the same range asks for nothing anew", async () => {
  const client = await heldAnswers();
  const history = createMemoryHistory({ initialEntries: [addressOf(A)] });
  readAnewOnPush(history, client);
  history.push(addressOf(A, "&view=spans&columns=name"));
  expect(rowsOf(client, A)).toBe(`rows of ${A}`);
  history.push(addressOf(A, "&range=24h"));
  history.push(addressOf(A));
  expect(rowsOf(client, A)).toBeUndefined();
});

test("a trace that is opened again is read again, its spans stay in sight meanwhile", async () => {
  const client = await heldAnswers();
  const history = createMemoryHistory({ initialEntries: [addressOf(A)] });
  readAnewOnPush(history, client);
  history.push("/trace/0A?span=b7ad6b7169203331");
  expect(isStale(client)).toBe(true);
  expect(client.getQueryData(["trace", "stored", "0a", "outline"])).toBe("spans");
  await client.refetchQueries({ queryKey: ["trace"] });
  history.push("/trace/0a?tab=links");
  expect(isStale(client)).toBe(false);
});
