import { z } from "zod";
import { type MissingSegment, missingSegments } from "./missing";

/** Where in a query's text an error lies: offset from 0, line and column from 1. */
export interface TextPosition {
  offset: number;
  line: number;
  column: number;
}

const problemDocument = z.object({
  status: z.number().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
  position: z.object({ offset: z.number(), line: z.number(), column: z.number() }).optional(),
  missing: missingSegments.optional(),
});

/** A failed request, from the API's problem document (RFC 9457) where it sent one. Status 0 means that no usable answer came. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly position: TextPosition | null;
  /** Where what was not found may lie after all. */
  readonly missing: readonly MissingSegment[];

  constructor(
    status: number,
    title: string,
    detail: string,
    position: TextPosition | null = null,
    missing: readonly MissingSegment[] = [],
  ) {
    super(detail === "" ? title : `${title}: ${detail}`);
    this.name = "Problem";
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.position = position;
    this.missing = missing;
  }
}

/** A request that found no server. */
export class UnreachableServer extends Problem {
  constructor() {
    super(0, "The server cannot be reached", `${window.location.origin} does not answer. Is it running?`);
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const fallback = `HTTP ${response.status} ${response.statusText}`.trim();
  return problemOfDocument(await response.json().catch(() => null), response.status, fallback);
}

/** A problem document as received, with the status and title to take where it has none. */
export function problemOfDocument(received: unknown, status: number, fallback: string): Problem {
  const document = problemDocument.safeParse(received);
  if (!document.success) {
    return new Problem(status, fallback, "");
  }
  const { title, detail, position, missing } = document.data;
  return new Problem(document.data.status ?? status, title ?? fallback, detail ?? "", position ?? null, missing);
}

/** What a caught value says about the failure. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) {
    return thrown;
  }
  return new Problem(0, "The answer could not be used", thrown instanceof Error ? thrown.message : String(thrown));
}
