import { expect, test } from "vitest";
import { mentionedFields } from "../src/query/mentionedFields";

test("fields are found with their scopes, in quotes, of links and of parents, ids aside", () => {
  expect(
    mentionedFields(
      '{ span."my key" = 1 && link.tenant = "x" && link:wait > 1s && parent.span.a = 2 && trace:id = "00" }',
    ),
  ).toEqual(['span."my key"', "link.tenant", "link:wait", "parent.span.a"]);
  expect(mentionedFields('{ .route = "span.b" && link.message:id = 1 } -> { duration > 1s }')).toEqual([
    ".route",
    "link.message:id",
    "span:duration",
  ]);
});
