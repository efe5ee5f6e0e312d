import { expect, test } from "vitest";
import { reachableEndpoints } from "../src/explorer/endpoints";

test.each([
  ["0.0.0.0:4317", "http://0.0.0.0:4318"],
  ["[0:0:0:0:0:0:0:0]:4317", "http://[::]:4318"],
])("a server on every address (%s, %s) is called by the page's host", (otlpGrpc, otlpHttp) => {
  expect(reachableEndpoints({ otlpGrpc, otlpHttp }, "weft.example")).toEqual({
    otlpGrpc: "weft.example:4317",
    otlpHttp: "http://weft.example:4318",
  });
});

test.each([
  ["127.0.0.1:4317", "http://127.0.0.1:4318"],
  ["10.0.0.0:4317", "http://[0:0:0:0:0:0:0:1]:4318"],
])("another address (%s, %s) stays", (otlpGrpc, otlpHttp) => {
  const endpoints = { otlpGrpc, otlpHttp };
  expect(reachableEndpoints(endpoints, "weft.example")).toEqual(endpoints);
});
