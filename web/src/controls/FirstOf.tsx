import "./states.css";
import { type ReactNode, useState } from "react";
import { formatCount } from "../model/numbers";

interface FirstOfProps<Item> {
  items: readonly Item[];
  /** How many are shown at first, and more with each press. */
  step: number;
  children(first: readonly Item[]): ReactNode;
}

/** The first of a list that may be very long, and a button for more. It stays when all are shown, and with it the focus of who pressed it. */
export function FirstOf<Item>({ items, step, children }: FirstOfProps<Item>) {
  const [limit, setLimit] = useState(step);
  const rest = Math.max(0, items.length - limit);
  return (
    <>
      {children(items.slice(0, limit))}
      {items.length > step && (
        <p className="first-of-more">
          <button
            type="button"
            className="button"
            aria-disabled={rest === 0}
            onClick={() => rest > 0 && setLimit(limit + step)}
          >
            {rest === 0
              ? `All ${formatCount(items.length)} are shown`
              : `Show ${formatCount(Math.min(step, rest))} of ${formatCount(rest)} more`}
          </button>
        </p>
      )}
    </>
  );
}
