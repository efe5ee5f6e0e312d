import { createElement } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Problem } from "../src/api/problem";
import { type SpanInContext, spansInContext, tracesData } from "../src/model/otlpSpan";
import { queryClient } from "../src/queryClient";
import { SettingsPage } from "../src/templates/SettingsPage";
import { SpanTemplateLinks } from "../src/templates/SpanTemplateLinks";
import { SourceContext } from "../src/trace/sourceContext";
import { storedTraces } from "../src/trace/traceSource";
import { drawn } from "./drawn";

const KEY = ["link-templates"];
const GONE = new Problem(503, "Templates cannot be read", "the disk is gone");
const IDS = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" };

const spans = spansInContext(tracesData.parse({ resourceSpans: [{ scopeSpans: [{ spans: [IDS] }] }] }));
const linksOf = (whole: SpanInContext) =>
  drawn(createElement(SourceContext, { value: storedTraces }, createElement(SpanTemplateLinks, { whole })));

/** Reads the templates anew in vain. */
const fail = () =>
  expect(queryClient.fetchQuery({ queryKey: KEY, queryFn: () => Promise.reject(GONE), staleTime: 0 })).rejects.toBe(
    GONE,
  );

beforeEach(() => queryClient.setQueryData(KEY, [{ name: "Logs", url: "https://logs.example/?q=${traceId}" }]));
afterEach(() => queryClient.clear());

test("templates that cannot be read anew stay on their page, which says so", async () => {
  expect(drawn(createElement(SettingsPage))).not.toContain("Not read anew");
  await fail();
  const page = drawn(createElement(SettingsPage));
  expect(page).toContain('value="Logs"');
  expect(page).toContain("Not read anew");
  expect(page).toContain("the disk is gone");
});

test("a span keeps its links when their templates cannot be read anew", async () => {
  const before = spans.map(linksOf);
  expect(before).toEqual([expect.stringContaining(`href="https://logs.example/?q=${IDS.traceId}"`)]);
  await fail();
  expect(spans.map(linksOf)).toEqual(before);
});
