import { createElement } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { Problem } from "../src/api/problem";
import { Failure } from "../src/controls/Failure";
import { Refusal } from "../src/controls/Refusal";
import { lookUpSpan, useSpanLookup } from "../src/frame/spanLookup";
import { queryClient } from "../src/queryClient";
import { readAnewAfter } from "../src/saved/savedQueries";
import { drawn } from "./drawn";

const ADDRESS = "/saved?q=%7B+%7D";
const UNKNOWN = new Problem(401, "Unauthorized", "no token");
const GONE = new Problem(503, "The disk is full", "");
const LINK = 'href="/saved?q=%7B+%7D" target="_blank"';

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

test("where the token is missing, the login is offered beside what is edited, for the same address", () => {
  for (const thrown of [UNKNOWN, GONE]) {
    const shown = [
      drawn(createElement(Failure, { what: "The export failed", thrown }), ADDRESS),
      drawn(createElement(Refusal, { thrown }), ADDRESS),
    ];
    for (const markup of shown) {
      if (thrown === UNKNOWN) expect(markup).toContain(LINK);
      else expect(markup).not.toContain("<a");
    }
  }
});

test("a look-up that is refused keeps what was thrown", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ title: "Unauthorized" }, { status: 401 })));
  expect(await lookUpSpan("b7ad6b7169203331")).toBeNull();
  expect(useSpanLookup.getState().lookup).toMatchObject({
    refusal: "Span b7ad6b7169203331 could not be looked for: Unauthorized",
    thrown: { status: 401 },
  });
});

test("what is saved is read anew after a change, unless that would put the login in the place of what is edited", async () => {
  const isStale = () => queryClient.getQueryState(["saved"])?.isInvalidated;
  queryClient.setQueryData(["saved"], []);
  await readAnewAfter(UNKNOWN);
  expect(isStale()).toBe(false);
  await readAnewAfter(GONE);
  expect(isStale()).toBe(true);
  queryClient.setQueryData(["saved"], []);
  await readAnewAfter(null);
  expect(isStale()).toBe(true);
});
