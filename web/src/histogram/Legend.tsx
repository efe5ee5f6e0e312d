import { formatCount } from "../model/numbers";
import type { Counts } from "./bars";

const PARTS = ["error", "ok", "unset"] as const;

/** What the parts of the bars are, with their counts. */
export function Legend({ counts }: { counts: Counts }) {
  const shown = PARTS.filter((status) => counts[status] > 0);
  return (
    <span className="histogram-legend" aria-hidden="true">
      {shown.map((status) => (
        <span key={status}>
          <span className={`histogram-swatch histogram-${status}`} />
          {status} {formatCount(counts[status])}
        </span>
      ))}
    </span>
  );
}
