import "./states.css";
import type { MissingSegment } from "../api/missing";
import { missingInWords } from "../model/missingInWords";

/** One line where an answer lacks what lies in segments that could not be read; nothing otherwise. */
export function MissingNotice({ missing }: { missing: readonly MissingSegment[] }) {
  if (missing.length === 0) return null;
  return (
    <p
      className="missing-notice"
      role="status"
      title={missing.map(({ segment, reason }) => `${segment}: ${reason}`).join("\n")}
    >
      {missingInWords(missing)}
    </p>
  );
}
