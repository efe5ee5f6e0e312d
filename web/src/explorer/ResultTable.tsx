import { type CSSProperties, type ReactNode, useEffect, useRef } from "react";
import { useRowWindow } from "../controls/rowWindow";
import { useKeptScroll } from "../frame/keptScroll";
import type { ReadOn } from "./readOn";
import { ReadOnButton } from "./ReadOnButton";
import { RowsSkeleton } from "./RowsSkeleton";

export const RESULT_ROW_HEIGHT = 30;
/** How many rows before its end the list asks for more. */
const AHEAD = 10;

export interface ResultColumn {
  key: string;
  title: ReactNode;
  number?: true;
  hidden?: true;
  sorted?: "ascending" | "descending" | null;
}

interface ResultTableProps extends ReadOn {
  label: string;
  /** Names the column widths in the style sheet. */
  layout: "traces" | "spans";
  columns: readonly ResultColumn[];
  /** What stands over the columns' titles. */
  above?: ReactNode;
  /** The grid's tracks, and how narrow the table may become, where the style sheet does not say it. */
  tracks?: { template: string; leastPixels: number };
  /** Null while the first page is being read. */
  rowCount: number | null;
  renderRow(place: number): ReactNode;
}

/** A long table of equal rows: only those in sight exist, the next page is read on the way down, Back finds the place again. */
export function ResultTable({ label, layout, columns, above, tracks, renderRow, ...props }: ResultTableProps) {
  const { more, late, failed, reading, onMore } = props;
  const rowCount = props.rowCount ?? 0;
  const scroller = useRef<HTMLDivElement>(null);
  // The place is found before it is looked which rows are there.
  useKeptScroll(scroller, `results ${layout}`);
  const inSight = useRowWindow(scroller, RESULT_ROW_HEIGHT, rowCount);

  const asksMore = more && !late && !failed && !reading && inSight.end >= rowCount - AHEAD;
  const askMore = useRef(onMore);
  useEffect(() => {
    askMore.current = onMore;
  });
  useEffect(() => {
    if (asksMore) askMore.current();
  }, [asksMore, rowCount]);

  // The button for more goes with the last page: who pressed it stays with the rows.
  const readOn = useRef<HTMLParagraphElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    if (pressed.current && !more && document.activeElement === document.body) scroller.current?.focus();
    pressed.current = readOn.current?.contains(document.activeElement) === true;
  });

  const style = tracks === undefined ? {} : styleOf(tracks);
  const rows: ReactNode[] = [];
  for (let place = inSight.first; place < inSight.end; place++) {
    rows.push(renderRow(place));
  }
  return (
    <div ref={scroller} className="results" role="region" tabIndex={0} aria-label={label}>
      <div
        className={`results-${layout}`}
        style={style}
        role="table"
        aria-label={label}
        aria-rowcount={more ? -1 : rowCount + 1}
      >
        <div role="rowgroup" className="results-head">
          {above}
          <div role="row" aria-rowindex={1} className="results-columns">
            {columns.map(({ key, title, hidden, number, sorted }) => (
              <div
                key={key}
                role="columnheader"
                className={number === true ? "number" : ""}
                aria-sort={sorted ?? undefined}
              >
                {hidden === true ? <span className="visually-hidden">{title}</span> : title}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="results-space" style={{ height: rowCount * RESULT_ROW_HEIGHT }}>
          {rows}
        </div>
      </div>
      {props.rowCount === null && (
        <div className={`results-${layout}`} style={style}>
          <RowsSkeleton columns={columns.length} />
        </div>
      )}
      {more && (
        <p ref={readOn} className="results-more">
          <ReadOnButton late={late} reading={reading} onMore={onMore} />
        </p>
      )}
    </div>
  );
}

function styleOf({ template, leastPixels }: { template: string; leastPixels: number }): CSSProperties {
  return { "--columns": template, "--least-width": `${leastPixels}px` } as CSSProperties;
}

/** The longest duration listed, which the bars are drawn against; at least one nanosecond. */
export function longestOf(rows: readonly { durationNanos: string | null }[]): number {
  return rows.reduce((most, { durationNanos }) => Math.max(most, Number(durationNanos)), 1);
}
