import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { parseDestination } from "../model/ids";

/** Takes a trace id or a whole `traceparent` and opens it. */
export function GoToId() {
  const [text, setText] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const navigate = useNavigate();

  const go = (event: FormEvent) => {
    event.preventDefault();
    const destination = parseDestination(text);
    if (destination === null) {
      const shown = text.trim().length > 60 ? `${text.trim().slice(0, 60)}…` : text.trim();
      setRefusal(`${shown || "nothing"} (expected: a trace id of 32 hex digits, or a traceparent)`);
      return;
    }
    setText("");
    setRefusal(null);
    const { traceId, spanId } = destination;
    void navigate({ to: "/trace/$traceId", params: { traceId }, search: spanId === null ? {} : { span: spanId } });
  };

  return (
    <search>
      <form className="go-to" onSubmit={go}>
        <input
          id="go-to-id"
          className="field mono"
          aria-label="Go to trace id or traceparent"
          aria-keyshortcuts="Control+K Meta+K"
          aria-invalid={refusal !== null}
          aria-describedby={refusal === null ? undefined : "go-to-refusal"}
          placeholder="Go to trace id or traceparent"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setRefusal(null);
          }}
        />
        {refusal === null ? (
          <kbd className="go-to-key">Ctrl K</kbd>
        ) : (
          <p id="go-to-refusal" className="go-to-refusal error-text" role="alert">
            {refusal}
          </p>
        )}
      </form>
    </search>
  );
}
