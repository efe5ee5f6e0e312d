import "./spans.css";
import { useMemo } from "react";
import type { SpanRow } from "../api/search";
import { useExplorerPreferences } from "../explorer/explorerPreferences";
import type { ReadOn } from "../explorer/readOn";
import { sortedBy } from "../explorer/OrderHead";
import { ResultRow, targetOf } from "../explorer/ResultRow";
import { longestOf, ResultTable } from "../explorer/ResultTable";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { type ColumnGroup, columnGroups } from "./columnGroups";
import { type Column, leastWidth } from "./columns";
import { ColumnHead } from "./ColumnHead";
import { SpanCell } from "./SpanCell";
import { useColumns } from "./useColumns";

interface SpanListProps extends ReadOn {
  /** Null while the first page is being read. */
  spans: readonly SpanRow[] | null;
}

const GAP_PIXELS = 12;
const EDGES_PIXELS = 32;

/** Spans, newest first unless ordered otherwise, in the columns chosen. */
export function SpanList({ spans, ...readOn }: SpanListProps) {
  const { columns, move } = useColumns();
  const widths = useExplorerPreferences((held) => held.columnWidths);
  const longest = useMemo(() => longestOf(spans ?? []), [spans]);
  const [{ first: order = "newest" }] = useExplorerSearch();
  const groups = useMemo(() => columnGroups(columns), [columns]);
  const leastPixels = leastWidth(columns, widths) + (columns.length - 1) * GAP_PIXELS + EDGES_PIXELS;
  return (
    <ResultTable
      label="Spans"
      layout="spans"
      tracks={{ template: columns.map((column) => trackOf(column, widths[column.id])).join(" "), leastPixels }}
      columns={columns.map((column, place) => ({
        key: column.id,
        title: <ColumnHead column={column} place={place} above={prefixAbove(groups, place)} onMove={move} />,
        sorted: sortedBy(column.id, order),
        ...(column.number === true && { number: true as const }),
      }))}
      {...(groups.length > 0 && { above: <ColumnGroups groups={groups} /> })}
      rowCount={spans?.length ?? null}
      {...readOn}
      renderRow={(place) => {
        const span = spans?.[place];
        return span === undefined ? null : (
          <SpanLine
            key={`${span.traceId}${span.spanId}`}
            span={span}
            columns={columns}
            place={place}
            longestNanos={longest}
          />
        );
      }}
    />
  );
}

/** What neighbouring columns have in common, over their heads; each head says it itself to who cannot see that. */
function ColumnGroups({ groups }: { groups: readonly ColumnGroup[] }) {
  return (
    <div className="results-columns column-groups" aria-hidden="true">
      {groups.map(({ prefix, from, count }) => (
        <span key={from} className="clipped" title={prefix} style={{ gridColumn: `${from + 1} / span ${count}` }}>
          {prefix}
        </span>
      ))}
    </div>
  );
}

function prefixAbove(groups: readonly ColumnGroup[], place: number): string {
  return groups.find(({ from, count }) => from <= place && place < from + count)?.prefix ?? "";
}

function trackOf({ track }: Column, width: number | undefined): string {
  return width === undefined ? track : `${width}px`;
}

interface SpanLineProps {
  span: SpanRow;
  columns: readonly Column[];
  place: number;
  longestNanos: number;
}

function SpanLine({ span, columns, place, longestNanos }: SpanLineProps) {
  return (
    <ResultRow
      place={place}
      opens={targetOf(span)}
      data-testid="span-row"
      data-trace-id={span.traceId}
      data-span-id={span.spanId}
    >
      {columns.map((column) => (
        <SpanCell key={column.id} span={span} column={column} longestNanos={longestNanos} />
      ))}
    </ResultRow>
  );
}
