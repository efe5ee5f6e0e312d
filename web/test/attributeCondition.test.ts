import { expect, test } from "vitest";
import { writeCondition } from "../src/model/queryText";
import { attributeCondition } from "../src/query/attributeCondition";

const written = (value: Parameters<typeof attributeCondition>[2]) => {
  const condition = attributeCondition("span", "a", value);
  return condition === null ? null : writeCondition(condition);
};

test.each([
  [{ stringValue: 'say "x"' }, String.raw`span.a = "say \"x\""`],
  [{ stringValue: "7" }, 'span.a = "7"'],
  [{ intValue: "-7" }, "span.a = -7"],
  [{ intValue: 7 }, "span.a = 7"],
  [{ doubleValue: 7 }, "span.a = 7.0"],
  [{ doubleValue: 0.5 }, "span.a = 0.5"],
  [{ boolValue: false }, "span.a = false"],
])("the attribute %j becomes a condition of its type", (value, expected) => {
  expect(written(value)).toBe(expected);
});

test.each([
  [{ doubleValue: "NaN" }],
  [{ bytesValue: "AA==" }],
  [{ arrayValue: {} }],
  [{ kvlistValue: {} }],
  [{}],
  [undefined],
])("%j cannot be compared with", (value) => {
  expect(written(value)).toBeNull();
});

test("the key and the scope name the field", () => {
  expect(attributeCondition("resource", "a key", { boolValue: true })?.field).toBe('resource."a key"');
});
