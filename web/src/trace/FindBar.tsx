import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { AskCompletions } from "../query/editor/completion";
import { formatCount } from "../model/numbers";
import type { Found } from "./useFound";

interface FindBarProps {
  text: string;
  found: Found;
  onText(text: string): void;
  onStep(step: 1 | -1): void;
  onExpandAll(): void;
  collapsedCount: number;
  /** Suggestions for a query. */
  ask: AskCompletions;
}

const FindEditor = lazy(() => import("./FindEditor"));

/** How long typing has to rest before it is looked for. */
const TYPING_REST_MILLIS = 120;

/** Finds spans by name, service or id, or by a query; Enter and Shift-Enter step through the matches. */
export function FindBar({ text, found, onText, onStep, onExpandAll, collapsedCount, ask }: FindBarProps) {
  const [typed, setTyped] = useState(text);
  /** The step to take once what was typed has been looked for. */
  const step = useRef<1 | -1 | null>(null);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    if (step.current === null || text !== typed || found.pending) return;
    const wanted = step.current;
    step.current = null;
    onStep(wanted);
  });
  const type = (wanted: string) => {
    if (wanted === typed) return;
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
  const none = found.count === 0;
  return (
    <search className="find-bar">
      <div className="field">
        <Suspense fallback={<span className="find-at-rest">{typed}</span>}>
          <FindEditor text={typed} onText={type} onEnter={enter} ask={ask} />
        </Suspense>
      </div>
      {text !== "" && (
        <>
          <span role="status" className="muted find-status" title={found.cut ?? ""}>
            {inWords(found)}
          </span>
          <button
            type="button"
            className="button button-bare"
            aria-label="Previous match"
            title="Previous match (p)"
            disabled={none}
            onClick={() => onStep(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            className="button button-bare"
            aria-label="Next match"
            title="Next match (n)"
            disabled={none}
            onClick={() => onStep(1)}
          >
            ↓
          </button>
        </>
      )}
      {text !== "" && found.refusal !== null && (
        <p className="find-refusal error-text" role="alert">
          {found.refusal}
        </p>
      )}
      {collapsedCount > 0 && (
        <button type="button" className="button button-bare" onClick={onExpandAll}>
          Expand all ({formatCount(collapsedCount)})
        </button>
      )}
    </search>
  );
}

function inWords({ count, pending, unfinished, refusal, cut }: Found): string {
  if (refusal !== null) return "Refused";
  if (unfinished) return "Not finished";
  if (pending) return "Finding…";
  if (count === 0) return cut === null ? "No match" : `No match so far: ${cut}`;
  return `${formatCount(count)} found${cut === null ? "" : `: ${cut}`}`;
}
