import { lazy, Suspense, useEffect, useRef } from "react";
import type { AskCompletions } from "../query/editor/completion";
import { formatCount } from "../model/numbers";
import type { Found } from "./useFound";
import { useLead } from "./useLead";

interface FindBarProps {
  text: string;
  found: Found;
  onText(text: string): void;
  onStep(step: 1 | -1): void;
  onExpandAll(): void;
  collapsedCount: number;
  /** Suggestions for a query; null where none is answered. */
  ask: AskCompletions | null;
}

const FindEditor = lazy(() => import("./FindEditor"));

/** Finds spans by name, service or id, or by a query; Enter and Shift-Enter step through the matches. */
export function FindBar({ text, found, onText, onStep, onExpandAll, collapsedCount, ask }: FindBarProps) {
  const { value: typed, lead, writeNow } = useLead(text, onText);
  /** The step to take once what was typed has been looked for. */
  const step = useRef<1 | -1 | null>(null);
  useEffect(() => {
    if (step.current === null || text !== typed || found.pending) return;
    const wanted = step.current;
    step.current = null;
    onStep(wanted);
  });
  const edit = (wanted: string) => {
    step.current = null;
    lead(wanted);
  };
  const enter = (entered: string, wanted: 1 | -1) => {
    if (text === entered && !found.pending) {
      onStep(wanted);
      return;
    }
    step.current = wanted;
    if (text !== entered) writeNow(entered);
  };
  const none = found.count === 0;
  return (
    <search className="find-bar">
      <div className="field">
        <Suspense fallback={<span className="find-at-rest">{typed}</span>}>
          <FindEditor text={typed} onText={edit} onEnter={enter} ask={ask} />
        </Suspense>
      </div>
      {text !== "" && (
        <>
          <span role="status" className="muted" title={found.cut ?? ""}>
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
