import { useEffect, useMemo, useState } from "react";
import type { TraceRow } from "../api/search";
import { useViewMemory } from "../frame/viewMemory";
import { OrderHead, sortedBy } from "./OrderHead";
import type { ReadOn } from "./readOn";
import { longestOf, type ResultColumn, ResultTable } from "./ResultTable";
import { MoreSets, SetLine } from "./SetLine";
import { MatchedSpan, MoreMatched, TraceLine } from "./TraceLine";
import { linesOf } from "./traceLines";
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

interface TraceListProps extends ReadOn {
  /** Null while the first page is being read. */
  traces: readonly TraceRow[] | null;
}

/**
 * Traces, newest match first unless ordered otherwise, each with the groups that the query makes of it; it unfolds to the spans
 * that matched.
 */
export function TraceList({ traces, ...readOn }: TraceListProps) {
  const memory = useViewMemory<ReadonlySet<string>>("unfolded");
  const [unfolded, setUnfolded] = useState(() => memory.recall() ?? new Set<string>());
  useEffect(() => memory.remember(unfolded));
  const lines = useMemo(
    () =>
      (traces ?? []).flatMap((trace) => linesOf(trace, unfolded.has(trace.traceId)).map((line) => ({ trace, line }))),
    [traces, unfolded],
  );
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
      {...readOn}
      renderRow={(place) => {
        const shown = lines[place];
        if (shown === undefined) return null;
        const { trace, line } = shown;
        const { traceId, matched } = trace;
        switch (line.kind) {
          case "trace":
            return (
              <TraceLine
                key={traceId}
                trace={trace}
                place={place}
                longestNanos={longest}
                unfolded={unfolded.has(traceId)}
                onToggle={() => toggle(traceId)}
              />
            );
          case "set": {
            const set = matched.sets?.[line.at];
            return set === undefined ? null : <SetLine key={`${traceId} set ${line.at}`} set={set} place={place} />;
          }
          case "moreSets":
            return (
              <MoreSets
                key={`${traceId} sets`}
                rest={line.rest}
                place={place}
                onUnfold={line.unfolds ? () => toggle(traceId) : null}
              />
            );
          case "span": {
            const span = matched.spans[line.at];
            return span === undefined ? null : (
              <MatchedSpan key={`${traceId}${span.spanId}`} span={span} place={place} />
            );
          }
          case "moreSpans":
            return <MoreMatched key={`${traceId} rest`} rest={line.rest} place={place} />;
        }
      }}
    />
  );
}
