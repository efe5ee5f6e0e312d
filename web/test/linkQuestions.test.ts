import { expect, test } from "vitest";
import { linkQuestions } from "../src/query/linkQuestions";
import { tokensOf } from "../src/query/tokens";

const TRACE = "0123456789abcdef0123456789abcdef";
const SPAN = "89abcdef01234567";
const [incoming, downstream, siblings] = linkQuestions(TRACE, SPAN, true).map(({ query }) => query);
const itself = `{ span:id = "${SPAN}" && trace:id = "${TRACE}" }`;

test("what links here are the spans on the right that link to this one", () => {
  expect(incoming).toBe(`${itself} <- { }`);
});

test("downstream follows links from the linked to the linking span, so against their direction", () => {
  expect(downstream).toBe(`${itself} <<- { }`);
});

test("siblings are what a span that links here links to as well, without this one", () => {
  expect(siblings).toBe(`(${itself} <- { }) -> { span:id != "${SPAN}" || trace:id != "${TRACE}" }`);
});

test("of a span that is not stored its links are what a spanset finds", () => {
  const linking = `{ link:spanID = "${SPAN}" && link:traceID = "${TRACE}" }`;
  expect(linkQuestions(TRACE, SPAN, false).map(({ query }) => query)).toEqual([
    linking,
    `${linking} || ((${linking} || (${linking} >> { })) <<- { })`,
    `${linking} -> { span:id != "${SPAN}" || trace:id != "${TRACE}" }`,
  ]);
});

test("each is joined by link operators", () => {
  const operators = linkQuestions(TRACE, SPAN, true).map(({ query }) =>
    tokensOf(query).flatMap(({ kind, text }) => (kind === "link-operator" ? [text] : [])),
  );
  expect(operators).toEqual([["<-"], ["<<-"], ["<-", "->"]]);
});
