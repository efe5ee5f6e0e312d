import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { RESULT_ROW_HEIGHT } from "./ResultTable";

/** A trace, and one span of it where one is meant. */
interface RowTarget {
  to: "/trace/$traceId";
  params: { traceId: string };
  search: { span?: string };
}

interface ResultRowProps {
  place: number;
  /** Null where a press on the row means nothing. */
  opens: RowTarget | null;
  /** Below the row whose detail it is. */
  detail?: true;
  "data-testid"?: string;
  "data-trace-id"?: string;
  "data-span-id"?: string;
  children: ReactNode;
}

/** One line of a result table, at its place; a press anywhere on it opens what it is about. */
export function ResultRow({ place, opens, detail, children, ...marks }: ResultRowProps) {
  const navigate = useNavigate();
  const classes = [
    "results-columns",
    "results-row",
    ...(opens === null ? [] : ["results-opens"]),
    ...(detail === true ? ["results-detail"] : []),
  ];
  return (
    // The name is the row's link for the keyboard; the rest of the row only widens it for the pointer.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      {...marks}
      role="row"
      tabIndex={-1}
      aria-rowindex={place + 2}
      className={classes.join(" ")}
      style={{ transform: `translateY(${place * RESULT_ROW_HEIGHT}px)` }}
      onClick={(event) => {
        if (opens === null) return;
        if (event.target instanceof Element && event.target.closest("a, button") !== null) return;
        // Who selects a text in the row ends that with a press too.
        if (window.getSelection()?.isCollapsed === false) return;
        void navigate(opens);
      }}
    >
      {children}
    </div>
  );
}

export function targetOf({ traceId, spanId }: { traceId: string; spanId?: string }): RowTarget {
  return { to: "/trace/$traceId", params: { traceId }, search: spanId === undefined ? {} : { span: spanId } };
}
