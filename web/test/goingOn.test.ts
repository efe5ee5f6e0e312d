import { expect, test } from "vitest";
import { goingOnBehind } from "../src/explorer/goingOn";

const AWAITED = { isPending: true, isFetching: true };
const READ = { isPending: false, isFetching: false };
const READ_ANEW = { isPending: false, isFetching: true };

test.each([
  ["an answer that is awaited says so in its own place", [AWAITED], true, null],
  ["an answer that is read anew", [READ_ANEW], true, "reading"],
  ["what adds to an answer and is awaited", [READ, AWAITED], true, "reading"],
  ["an answer that is there, with counts that are awaited", [READ], true, "counting"],
  ["no answer to await, with counts that are awaited", [], true, "counting"],
  ["nothing", [READ, READ], false, null],
] as const)("what goes on behind %s", (_, answers, busy, going) => {
  expect(goingOnBehind(answers, busy)).toBe(going);
});
