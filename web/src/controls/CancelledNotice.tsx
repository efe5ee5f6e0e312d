import "./states.css";

interface CancelledNoticeProps {
  /** What was cancelled. */
  what: string;
  /** On the button that asks for it again. */
  again: string;
  onAgain(): void;
}

/** One line that says of an answer, or in its place, that somebody cancelled what was to come, and how to ask for it again. */
export function CancelledNotice({ what, again, onAgain }: CancelledNoticeProps) {
  return (
    <p className="cancelled-notice" role="status">
      {what}
      <button type="button" className="button button-bare" onClick={onAgain}>
        {again}
      </button>
    </p>
  );
}
