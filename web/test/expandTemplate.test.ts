import { expect, test } from "vitest";
import type { AnyValue } from "../src/model/attributes";
import { tracesData, spansInContext } from "../src/model/otlpSpan";
import { expandTemplate } from "../src/templates/expandTemplate";

function spanWith(values: Record<string, AnyValue>, name = "GET /a b") {
  const [whole] = spansInContext(
    tracesData.parse({
      resourceSpans: [
        {
          resource: { attributes: [{ key: "service.name", value: { stringValue: "shop & co" } }] },
          scopeSpans: [
            {
              spans: [
                {
                  traceId: "0af7651916cd43dd8448eb211c80319c",
                  spanId: "b7ad6b7169203331",
                  name,
                  startTimeUnixNano: "1795445934114999999",
                  endTimeUnixNano: "1795445935114000001",
                  attributes: Object.entries(values).map(([key, value]) => ({ key, value })),
                },
              ],
            },
          ],
        },
      ],
    }),
  );
  if (whole === undefined) throw new Error("no span (expected: one)");
  return whole;
}

const expand = (url: string, values: Record<string, AnyValue> = {}) => expandTemplate(url, spanWith(values));

test("placeholders become values, encoded as a part of a URL", () => {
  expect(
    expand("https://logs.example/?q=${traceId}&span=${spanId}&service=${resource.service.name}&n=${name}"),
  ).toEqual({
    address:
      "https://logs.example/?q=0af7651916cd43dd8448eb211c80319c&span=b7ad6b7169203331&service=shop%20%26%20co&n=GET%20%2Fa%20b",
  });
  expect(expand("http://x.example/${start}-${end}/${startNanos}/${endNanos}")).toEqual({
    address: "http://x.example/1795445934114-1795445935114/1795445934114999999/1795445935114000001",
  });
  expect(
    expand("https://x.example/?a=${span.n}&b=${span.b}", { n: { intValue: "7" }, b: { boolValue: false } }),
  ).toEqual({
    address: "https://x.example/?a=7&b=false",
  });
});

test("what an attacker could write stays a value", () => {
  const hostile = `"><script>'(x)*!#?&=/\\@evil.example`;
  const expanded = expand("https://x.example/a/${span.h}?q=${span.h}", { h: { stringValue: hostile } });
  const address = "address" in expanded ? expanded.address : "";
  expect(new URL(address).host).toBe("x.example");
  expect(new URL(address).searchParams.get("q")).toBe(hostile);
  expect(new URL(address).hash).toBe("");
  expect(address).not.toMatch(/["'<>()*!\\]/);
});

test("a value that would lead elsewhere makes no link", () => {
  const dots = { dots: { stringValue: ".." }, dot: { stringValue: "." } };
  const refused = { reason: "a value of this span would change where it leads" };
  expect(expand("https://x.example/a/${span.dots}/b", dots)).toEqual(refused);
  expect(expand("https://x.example/a/${span.dot}${span.dot}/b", dots)).toEqual(refused);
  expect(expand("https://${span.dots}x.example/", dots)).toEqual(refused);
  expect(expand("https://x.example/?q=${span.dots}", dots)).toEqual({ address: "https://x.example/?q=.." });
});

test("only http and https lead anywhere", () => {
  for (const url of ["javascript:alert(1)//${traceId}", "data:text/html,${name}", "//x.example/${traceId}", "x"]) {
    expect(expand(url)).toEqual({ reason: "its address is not an http or https one" });
  }
});

test("what the span lacks is named", () => {
  expect(expand("https://x.example/${span.tenant}/${resource.zone}/${other}")).toEqual({
    reason: "this span has no span.tenant, no resource.zone, no other",
  });
});

test("half a surrogate pair is encoded as a replacement", () => {
  expect(expandTemplate("https://x.example/?q=${name}", spanWith({}, "a\uD800b"))).toEqual({
    address: "https://x.example/?q=a%EF%BF%BDb",
  });
});
