import { expect, test } from "vitest";
import { selecting, traceSearch } from "../src/trace/traceSearch";

const VIEW = traceSearch.parse({ span: "b7ad6b7169203331", tab: "links", find: "x", zoom: "0-9", links: "acme" });

test("another span keeps the view and begins without the filters of the last one's links", () => {
  expect(selecting("b7ad6b7169203332", VIEW)).toEqual({ ...VIEW, span: "b7ad6b7169203332", links: undefined });
});

test("the selected span selected again changes nothing", () => {
  expect(selecting("b7ad6b7169203331", VIEW)).toEqual(VIEW);
});

test("ids are read in either case, and damaged parts are left out", () => {
  expect(traceSearch.parse({ span: "B7AD6B7169203331" }).span).toBe("b7ad6b7169203331");
  expect(traceSearch.parse({ span: "b7ad", tab: "none", zoom: "9" })).toEqual({});
});
