/** A question about a span's links, and the query that asks it. */
export interface LinkQuestion {
  name: string;
  about: string;
  query: string;
}

/**
 * What can be asked from one span across its links, over all time.
 *
 * @param stored false for a span of which there are only the links to it: no spanset has it, so these links name it themselves
 */
export function linkQuestions(traceId: string, spanId: string, stored: boolean): readonly LinkQuestion[] {
  const span = `{ span:id = "${spanId}" && trace:id = "${traceId}" }`;
  const others = `{ span:id != "${spanId}" || trace:id != "${traceId}" }`;
  const linking = `{ link:spanID = "${spanId}" && link:traceID = "${traceId}" }`;
  return [
    {
      name: "What links here",
      about: "Spans that link to this one",
      query: stored ? `${span} <- { }` : linking,
    },
    {
      name: "Everything downstream",
      about: "Spans that link to this one, and on from these or the spans below them, link after link",
      query: stored ? `${span} <<- { }` : `${linking} || ((${linking} || (${linking} >> { })) <<- { })`,
    },
    {
      name: "Siblings in the same batch",
      about: "The other spans that are linked by a span that links to this one",
      query: `${stored ? `(${span} <- { })` : linking} -> ${others}`,
    },
  ];
}
