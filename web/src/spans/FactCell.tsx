import type { ReactNode } from "react";
import type { Condition } from "../model/queryText";
import { FilterButton } from "./FilterButton";

interface FactCellProps {
  /** What a query asks to find what shares the fact; nothing where it cannot. */
  conditions: readonly Condition[];
  className?: string;
  title?: string;
  children: ReactNode;
}

/** A cell of a list whose value narrows the query; the button for it lies over the cell's end while it is pointed at. */
export function FactCell({ conditions, className = "", title, children }: FactCellProps) {
  return (
    <div role="cell" className="fact-cell">
      <div className={`clipped ${className}`} title={title}>
        {children}
      </div>
      {conditions.length > 0 && <FilterButton conditions={conditions} />}
    </div>
  );
}
