import { useEffect, useMemo, useRef, useState } from "react";
import { formatCount } from "../model/numbers";

interface FindBarProps {
  text: string;
  found: Uint8Array;
  onText(text: string): void;
  onStep(step: 1 | -1): void;
  onExpandAll(): void;
  collapsedCount: number;
}

/** How long typing has to rest before it is looked for. */
const TYPING_REST_MILLIS = 120;

/** Finds spans by name, service or id; Enter and Shift-Enter step through the matches. */
export function FindBar({ text, found, onText, onStep, onExpandAll, collapsedCount }: FindBarProps) {
  const [typed, setTyped] = useState(text);
  /** The step to take once what was typed has been looked for. */
  const step = useRef<1 | -1 | null>(null);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    if (step.current === null || text !== typed) return;
    const wanted = step.current;
    step.current = null;
    onStep(wanted);
  });
  const type = (wanted: string) => {
    setTyped(wanted);
    step.current = null;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => onText(wanted), TYPING_REST_MILLIS);
  };
  const enter = (wanted: 1 | -1) => {
    if (text === typed) {
      onStep(wanted);
      return;
    }
    step.current = wanted;
    window.clearTimeout(timer.current);
    onText(typed);
  };
  const matches = useMemo(() => found.reduce((sum, mark) => sum + mark, 0), [found]);
  return (
    <search className="find-bar">
      <input
        id="find-in-trace"
        className="field"
        type="search"
        aria-label="Find in trace"
        aria-keyshortcuts="/"
        placeholder="Find span, service or id   /"
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") enter(event.shiftKey ? -1 : 1);
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      {text !== "" && (
        <>
          <span role="status" className="muted">
            {matches === 0 ? "No match" : `${formatCount(matches)} found`}
          </span>
          <button type="button" className="button button-bare" disabled={matches === 0} onClick={() => onStep(-1)}>
            Previous
          </button>
          <button type="button" className="button button-bare" disabled={matches === 0} onClick={() => onStep(1)}>
            Next
          </button>
        </>
      )}
      {collapsedCount > 0 && (
        <button type="button" className="button button-bare" onClick={onExpandAll}>
          Expand all ({formatCount(collapsedCount)})
        </button>
      )}
    </search>
  );
}
