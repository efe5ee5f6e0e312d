import { type FormEvent, useEffect, useRef, useState } from "react";
import { asProblem, type Problem } from "../api/problem";
import { logIn } from "../api/session";
import { queryClient } from "../queryClient";
import { useAccess } from "./access";
import { useTitle } from "./title";

/** Asks for the access token in the page's place; the address stays, so that the page asked for follows. */
export function LoginPage() {
  const [token, setToken] = useState("");
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const grant = useAccess((held) => held.grant);
  useTitle("Log in");
  useEffect(() => field.current?.focus(), []);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    try {
      await logIn(token.trim());
      queryClient.clear();
      grant();
    } catch (thrown) {
      setRefusal(asProblem(thrown));
      setSending(false);
      field.current?.focus();
      field.current?.select();
    }
  };

  return (
    <main className="login">
      <form className="login-card" onSubmit={(event) => void send(event)}>
        <h1>Weft wants its access token</h1>
        <p className="muted">It is the content of the file that the server was started with: --auth-token-file.</p>
        <label htmlFor="token">Access token</label>
        <input
          ref={field}
          id="token"
          className="field mono"
          type="password"
          autoComplete="current-password"
          required
          aria-invalid={refusal !== null}
          value={token}
          onChange={(event) => setToken(event.target.value)}
          aria-describedby={refusal === null ? undefined : "token-refusal"}
        />
        {refusal !== null && (
          <p id="token-refusal" className="error-text" role="alert">
            {inWords(refusal)}
          </p>
        )}
        <button type="submit" className="button button-primary" aria-disabled={sending}>
          Log in
        </button>
      </form>
    </main>
  );
}

function inWords(refusal: Problem): string {
  switch (refusal.status) {
    case 401:
      return "The server does not know this token.";
    case 429:
      return "Too many wrong tokens came from this address. Wait a minute before the next try.";
    default:
      return refusal.message;
  }
}
