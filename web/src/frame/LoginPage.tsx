import { type FormEvent, useState } from "react";
import { asProblem, type Problem } from "../api/problem";
import { logIn } from "../api/session";
import { queryClient } from "../queryClient";
import { useAccess } from "./access";

/** Asks for the access token in the page's place; the address stays, so that the page asked for follows. */
export function LoginPage() {
  const [token, setToken] = useState("");
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);
  const grant = useAccess((held) => held.grant);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    try {
      await logIn(token.trim());
      queryClient.clear();
      grant();
    } catch (thrown) {
      setRefusal(asProblem(thrown));
      setSending(false);
    }
  };

  return (
    <main className="login">
      <form className="login-card" onSubmit={(event) => void send(event)}>
        <h1>Weft wants its access token</h1>
        <p className="muted">It is the content of the file that the server was started with: --auth-token-file.</p>
        <label htmlFor="token">Access token</label>
        <input
          id="token"
          className="field mono"
          type="password"
          autoComplete="current-password"
          required
          value={token}
          onChange={(event) => setToken(event.target.value)}
          aria-describedby={refusal === null ? undefined : "token-refusal"}
        />
        {refusal !== null && (
          <p id="token-refusal" className="error-text" role="alert">
            {refusal.status === 401 ? "The server does not know this token." : refusal.message}
          </p>
        )}
        <button type="submit" className="button button-primary" disabled={sending}>
          Log in
        </button>
      </form>
    </main>
  );
}
