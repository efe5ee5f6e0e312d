import "./states.css";
import type { ReactNode } from "react";
import type { MissingSegment } from "../api/missing";
import { MissingNotice } from "./MissingNotice";

interface NoticesProps {
  /** Why there may be more, in words; null when the answer is whole. */
  cut: string | null;
  missing: readonly MissingSegment[];
  /** What else went wrong. */
  children?: ReactNode;
}

/** What is to be said of an answer, in lines below it: one that appears there moves nothing that is being read. */
export function Notices({ cut, missing, children }: NoticesProps) {
  return (
    <div className="notices">
      {cut !== null && (
        <p className="cut-notice" role="status">
          {cut}
        </p>
      )}
      <MissingNotice missing={missing} />
      {children}
    </div>
  );
}
