import { type Condition, type Operator, OPERATORS, sameCondition, writeCondition } from "../model/queryText";
import { operandsOf } from "./measured";
import { narrowingOf } from "./narrowing";
import { removeFilter } from "./stages";
import { type Braces, partsBetween, topLevel } from "./structure";
import { type Token, tokensOf } from "./tokens";

/** A comparison that a query's text holds, and where. */
export interface PlacedCondition extends Condition {
  from: number;
  to: number;
}

/**
 * The text with a condition that what is found must hold as well: in a `{ … }`, or, behind a stage that takes spans together such as
 * `{ } -> { }` or `count() > 2`, in a stage of its own, so that no stage before it is given other spans. Where time series are computed
 * with, what each of them measures must hold it.
 */
export function addCondition(text: string, condition: Condition): string {
  const operands = operandsOf(text);
  if (operands.length === 0) return addWithin(text, condition);
  return operands.reduceRight(
    (held, { from, to }) => held.slice(0, from) + addWithin(held.slice(from, to), condition) + held.slice(to),
    text,
  );
}

function addWithin(text: string, condition: Condition): string {
  const written = writeCondition(condition);
  const { target, end } = narrowingOf(text);
  if (target !== null) return addTo(text, target, written);
  if (end !== null) return `${text.slice(0, end)} | { ${written} }${text.slice(end)}`;
  const first = tokensOf(text).find(({ kind }) => kind !== "comment");
  const joined = first === undefined || first.kind === "pipe" || first.text === "with";
  return `{ ${written} }${joined ? " " : " | "}${text.trim()}`.trimEnd();
}

/**
 * The text without what lies in [from, to), a part of a conjunction, and without the `&&` that joined it, or the stage that consisted of it
 * alone.
 */
export function removePart(text: string, from: number, to: number): string {
  const before = text.slice(0, from).trimEnd();
  const after = text.slice(to).trimStart();
  if (after.startsWith("&&")) return `${text.slice(0, from)}${after.slice(2).trimStart()}`;
  if (before.endsWith("&&")) return `${before.slice(0, -2).trimEnd()}${text.slice(to)}`;
  if (before.endsWith("{") && after.startsWith("}")) return removeFilter(text, from, to) ?? `${before} ${after}`;
  return before + text.slice(to);
}

export function replacePart(text: string, from: number, to: number, condition: Condition): string {
  return text.slice(0, from) + writeCondition(condition) + text.slice(to);
}

/** Adds the condition, or removes it where the text has it. */
export function toggleCondition(text: string, condition: Condition): string {
  const held = conditionsOf(text).find((placed) => sameCondition(placed, condition));
  return held === undefined ? addCondition(text, condition) : removePart(text, held.from, held.to);
}

/** The plain comparisons that everything found must hold; none where several series, each of spans of its own, are computed with. */
export function conditionsOf(text: string): PlacedCondition[] {
  const [measured = { from: 0, to: text.length }, ...others] = operandsOf(text);
  if (others.length > 0) return [];
  const query = text.slice(measured.from, measured.to);
  return narrowingOf(query)
    .filters.filter((filter) => !hasAlternatives(filter))
    .flatMap(({ inner }) => partsBetween(inner, isAnd))
    .flatMap((part) => readPart(query, part))
    .map(({ from, to, ...condition }) => ({ ...condition, from: measured.from + from, to: measured.from + to }));
}

/** The comparison that a stretch of text is; null when it is none, or more. */
export function readCondition(text: string): Condition | null {
  return readPart(text, tokensOf(text))[0] ?? null;
}

function addTo(text: string, { open, close, inner }: Braces, written: string): string {
  const first = inner[0];
  const last = inner.at(-1);
  const tail = close === null ? " }" : text.slice(close.from);
  if (first === undefined || last === undefined) {
    return `${text.slice(0, open.to)} ${written} ${tail.trimStart()}`;
  }
  const held = text.slice(first.from, last.to);
  const before = text.slice(0, first.from);
  const joined = hasAlternatives({ open, close, inner }) ? `(${held}) && ${written}` : `${held} && ${written}`;
  return before + joined + text.slice(last.to, close === null ? last.to : close.from) + tail;
}

function hasAlternatives({ inner }: Braces): boolean {
  return topLevel(inner, ({ text }) => text === "||") >= 0;
}

function isAnd({ text, kind }: Token): boolean {
  return kind === "operator" && text === "&&";
}

function readPart(text: string, tokens: readonly Token[]): PlacedCondition[] {
  const first = tokens[0];
  const last = tokens.at(-1);
  const place = tokens.findIndex(({ text: written }) => isOperator(written));
  const operator = tokens[place];
  const field = tokens.slice(0, place);
  const constant = tokens.slice(place + 1);
  if (first === undefined || last === undefined || operator === undefined || !isOperator(operator.text)) return [];
  if (!isField(field) || !isConstant(constant)) return [];
  return [
    {
      field: text.slice(first.from, field.at(-1)?.to),
      operator: operator.text,
      value: text.slice(operator.to, last.to).trim(),
      from: first.from,
      to: last.to,
    },
  ];
}

function isOperator(text: string): text is Operator {
  return (OPERATORS as readonly string[]).includes(text);
}

function isField(tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  if (tokens.length === 1) return first?.kind === "intrinsic" || first?.kind === "link-field";
  return tokens.length === 2 && (first?.kind === "scope" || first?.kind === "link-field") && first.to === second?.from;
}

function isConstant(tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  if (tokens.length === 2) return first?.text === "-" && second?.kind === "number";
  return tokens.length === 1 && ["string", "number", "word", "intrinsic"].includes(first?.kind ?? "");
}
