import { type FormEvent, useState } from "react";
import { LogInLink } from "../controls/LogInLink";
import { readPointer } from "../model/ids";
import { formatCount } from "../model/numbers";
import { cancelLookup, useSpanLookup } from "./spanLookup";
import { useGoTo } from "./useGoTo";

const NAMES = "trace id, span id or traceparent";

/** Takes the id of a trace or of a span, or a whole `traceparent`, and opens what it names. */
export function GoToId({ onPalette }: { onPalette: () => void }) {
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const lookup = useSpanLookup((held) => held.lookup);
  const goTo = useGoTo();
  const refusal = refused ?? lookup?.refusal ?? null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const pointer = readPointer(text);
    if (pointer.kind === "none") {
      setRefused(pointer.refusal);
      return;
    }
    goTo(pointer);
    setText("");
  };

  return (
    <search>
      <form className="go-to" onSubmit={submit}>
        <input
          id="go-to-id"
          className="field mono"
          aria-label={`Go to ${NAMES}`}
          aria-invalid={refusal !== null}
          aria-describedby={refusal === null ? undefined : "go-to-refusal"}
          placeholder="Go to trace or span id"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setRefused(null);
            if (lookup?.refusal != null) cancelLookup();
          }}
        />
        {refusal === null ? (
          <button
            type="button"
            className="go-to-key"
            aria-label="Open the palette"
            aria-keyshortcuts="Control+K Meta+K"
            title="Go to an id, a page or a query"
            onClick={onPalette}
          >
            <kbd>Ctrl K</kbd>
          </button>
        ) : (
          <p id="go-to-refusal" className="go-to-note go-to-refusal error-text" role="alert">
            {refusal}
            {refused === null && <LogInLink thrown={lookup?.thrown} />}
          </p>
        )}
      </form>
      {lookup !== null && lookup.refusal === null && (
        <p className="go-to-note" role="status">
          Looking for span <span className="mono">{lookup.spanId}</span>
          {lookup.progress !== null &&
            lookup.progress.segments > 0 &&
            `: segment ${formatCount(lookup.progress.segmentsDone)} of ${formatCount(lookup.progress.segments)}`}
          <button type="button" className="button" onClick={cancelLookup}>
            Cancel
          </button>
        </p>
      )}
    </search>
  );
}
