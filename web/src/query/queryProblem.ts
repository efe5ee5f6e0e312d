import { useMemo, useState } from "react";
import { Problem } from "../api/problem";
import { useSettled } from "../controls/useSettled";
import { isBeingWritten } from "./beingWritten";
import { PAUSE_MILLIS, useReading } from "./parsedQuery";
import { useQueryText } from "./useQueryText";

/**
 * What is wrong with the query's text. While it is edited it is read at each pause, and an error that may only be something unfinished at
 * the caret waits; of a text that was run everything is told.
 *
 * @param failure what the answer to the query that was run says of it
 * @param caret where the text is being edited, an offset; null while it is not
 */
export function useQueryProblem(failure: Problem | null, caret: number | null): Problem | null {
  const { query, draft } = useQueryText();
  const written = useMemo(() => ({ text: draft, caret }), [draft, caret]);
  const settled = useSettled(written, PAUSE_MILLIS);
  const ran = draft === query;
  const text = ran ? query : settled.text;
  const { data: read, isPending } = useReading(text);
  const found = read instanceof Problem ? read : null;
  const waits =
    !ran &&
    settled.caret !== null &&
    found?.position !== null &&
    found?.position !== undefined &&
    isBeingWritten(text, found.position.offset, settled.caret);
  const problem = ran ? (failure ?? found) : waits ? null : found;
  // What was said stays until the next text has been read.
  const [said, setSaid] = useState<Problem | null>(null);
  if (!isPending && said !== problem) setSaid(problem);
  return isPending ? said : problem;
}
