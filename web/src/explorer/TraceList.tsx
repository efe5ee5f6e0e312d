import { useEffect, useMemo, useState } from "react";
import type { TraceRow } from "../api/search";
import { useViewMemory } from "../frame/viewMemory";
import { OrderHead, sortedBy } from "./OrderHead";
import { longestOf, type ResultColumn, ResultTable } from "./ResultTable";
import { MatchedSpan, MoreMatched, TraceLine } from "./TraceLine";
import { useExplorerSearch } from "./useExplorerSearch";

const COLUMNS: readonly ResultColumn[] = [
  { key: "matched spans", title: "matched spans", hidden: true },
  { key: "start", title: <OrderHead column="start" /> },
  { key: "service", title: "service" },
  { key: "name", title: "name" },
  { key: "duration", title: <OrderHead column="duration" /> },
  { key: "spans", title: "spans", number: true },
  { key: "errors", title: "errors", number: true },
  { key: "links out / in", title: "links out / in", number: true },
];

/** A row of the list: a trace, one of its matched spans, or the note that there are more of these than shown. */
type Line = { trace: TraceRow } | { trace: TraceRow; matched: number } | { trace: TraceRow; rest: number };

interface TraceListProps {
  /** Null while the first page is being read. */
  traces: readonly TraceRow[] | null;
  more: boolean;
  onMore(): void;
}

/** Traces, newest match first unless ordered otherwise; each unfolds to the spans that matched. */
export function TraceList({ traces, more, onMore }: TraceListProps) {
  const memory = useViewMemory<ReadonlySet<string>>("unfolded");
  const [unfolded, setUnfolded] = useState(() => memory.recall() ?? new Set<string>());
  useEffect(() => memory.remember(unfolded));
  const lines = useMemo(() => (traces ?? []).flatMap((trace) => linesOf(trace, unfolded)), [traces, unfolded]);
  const longest = useMemo(() => longestOf(traces ?? []), [traces]);
  const [{ first: order = "newest" }] = useExplorerSearch();
  const toggle = (traceId: string) => {
    const next = new Set(unfolded);
    if (!next.delete(traceId)) next.add(traceId);
    setUnfolded(next);
  };
  return (
    <ResultTable
      label="Traces"
      layout="traces"
      columns={COLUMNS.map((column) => ({ ...column, sorted: sortedBy(column.key, order) }))}
      rowCount={traces === null ? null : lines.length}
      more={more}
      onMore={onMore}
      renderRow={(place) => {
        const line = lines[place];
        if (line === undefined) return null;
        const { trace } = line;
        if ("matched" in line) {
          const span = trace.matched.spans[line.matched];
          return span === undefined ? null : (
            <MatchedSpan key={`${span.traceId}${span.spanId}`} span={span} place={place} />
          );
        }
        if ("rest" in line) {
          return <MoreMatched key={`${trace.traceId} rest`} rest={line.rest} place={place} />;
        }
        return (
          <TraceLine
            key={trace.traceId}
            trace={trace}
            place={place}
            longestNanos={longest}
            unfolded={unfolded.has(trace.traceId)}
            onToggle={() => toggle(trace.traceId)}
          />
        );
      }}
    />
  );
}

function linesOf(trace: TraceRow, unfolded: ReadonlySet<string>): Line[] {
  if (!unfolded.has(trace.traceId)) return [{ trace }];
  const rest = trace.matched.count - trace.matched.spans.length;
  return [
    { trace },
    ...trace.matched.spans.map((_, matched) => ({ trace, matched })),
    ...(rest > 0 ? [{ trace, rest }] : []),
  ];
}
