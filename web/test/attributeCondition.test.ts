import { expect, test } from "vitest";
import type { AnyValue } from "../src/model/attributes";
import { writeCondition } from "../src/model/queryText";
import { attributeConditions, fieldConditions } from "../src/query/attributeCondition";

const written = (value: Parameters<typeof attributeConditions>[2]) =>
  attributeConditions("span", "a", value).map(writeCondition).join(" && ");
const array = (...values: AnyValue[]) => ({ arrayValue: { values } });

test.each([
  [{ stringValue: 'say "x"' }, String.raw`span.a = "say \"x\""`],
  [{ stringValue: "7" }, 'span.a = "7"'],
  [{ intValue: "-7" }, "span.a = -7"],
  [{ intValue: 7 }, "span.a = 7"],
  [{ doubleValue: 7 }, "span.a = 7.0"],
  [{ doubleValue: 0.5 }, "span.a = 0.5"],
  [{ doubleValue: 1e-7 }, "span.a = 1e-7"],
  [{ doubleValue: -2.5e21 }, "span.a = -2.5e+21"],
  [{ boolValue: false }, "span.a = false"],
  [array({ stringValue: "red" }), 'span.a = "red"'],
  [array({ stringValue: "red" }, { intValue: 7 }, { stringValue: "red" }, {}), 'span.a = "red" && span.a = 7'],
])("the attribute %j becomes a condition of its type", (value, expected) => {
  expect(written(value)).toBe(expected);
});

test.each([
  [{ doubleValue: "NaN" }],
  [{ bytesValue: "AA==" }],
  [{ arrayValue: {} }],
  [array(array({ intValue: 1 }))],
  [{ kvlistValue: {} }],
  [{}],
  [undefined],
])("%j cannot be compared with", (value) => {
  expect(written(value)).toBe("");
});

test("the key and the scope name the field", () => {
  expect(attributeConditions("resource", "a key", { boolValue: true })[0]?.field).toBe('resource."a key"');
});

test.each([
  ["trace:rootName", { stringValue: "POST" }, 'trace:rootName = "POST"'],
  ["span:kind", { stringValue: "server" }, "span:kind = server"],
  ["trace:duration", { intValue: "1500" }, "trace:duration >= 1500ns"],
  ["link:wait", { intValue: "-3" }, ""],
  ["event:name", { stringValue: "retry" }, 'event:name = "retry"'],
  [".labels", { arrayValue: { values: [{ stringValue: "a" }] } }, '.labels = "a"'],
])("a value %s of the field %j becomes %s", (field, value, expected) => {
  expect(fieldConditions(field, value).map(writeCondition).join(" && ")).toBe(expected);
});
