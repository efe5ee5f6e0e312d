import "./states.css";
import { CancelledError } from "@tanstack/react-query";
import { asProblem, UnreachableServer } from "../api/problem";
import { CancelledNotice } from "./CancelledNotice";

interface KeptNoticeProps {
  thrown: unknown;
  /** It is being read anew once more: what was cancelled before is no matter then. */
  reading?: boolean;
  retry: () => void;
}

/** One line above an answer that stays in sight though it could not be read anew; the page itself says when the server is gone. */
export function KeptNotice({ thrown, reading = false, retry }: KeptNoticeProps) {
  if (thrown instanceof CancelledError) {
    return reading ? null : <CancelledNotice what="Not read anew: cancelled." again="Read anew" onAgain={retry} />;
  }
  const problem = asProblem(thrown);
  if (problem instanceof UnreachableServer) return null;
  return (
    <p className="kept-notice" role="alert">
      <strong className="error-text">Not read anew.</strong> {problem.message}
      <button type="button" className="button button-bare" onClick={retry}>
        Try again
      </button>
    </p>
  );
}
