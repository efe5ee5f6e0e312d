import { type ReactNode, useCallback, useMemo, useState } from "react";
import { Notices } from "../controls/Notices";
import { useReady } from "../frame/ready";
import { useTitle } from "../frame/title";
import { usePreferences } from "../frame/preferences";
import { AbsentSpan } from "../details/AbsentSpan";
import { Breadcrumb } from "./Breadcrumb";
import { FindBar } from "./FindBar";
import { Minimap } from "./Minimap";
import { layOut } from "./laidOutTrace";
import type { Outline } from "./outline";
import { useTraceSource } from "./sourceContext";
import { SpanPanel } from "./SpanPanel";
import { nextSpan, visibleSpans } from "./spanTree";
import { type ShownTrace, TraceContext } from "./traceContext";
import { TraceHeader } from "./TraceHeader";
import { useCollapsed } from "./useCollapsed";
import { useFound } from "./useFound";
import { useSelection } from "./useSelection";
import { useTraceKeys } from "./useTraceKeys";
import { useTraceSearch } from "./useTraceSearch";
import { Waterfall } from "./Waterfall";
import { parseZoom, type Zoom } from "./zoom";

interface TraceViewProps {
  outline: Outline;
  /** What is to be said of the outline. */
  notice: ReactNode;
}

/** The trace page once the outline is there. */
export function TraceView({ outline, notice }: TraceViewProps) {
  const source = useTraceSource();
  const { queries } = source;
  const [search, change] = useTraceSearch();
  const panelPlace = usePreferences((held) => held.panelPlace);
  const trace = useMemo(() => layOut(outline), [outline]);
  const { tree, indexOf, extentNanos: extent } = trace;

  const { collapsed, toggle, reveal, expandAll } = useCollapsed(outline.spanId, indexOf, tree);
  const visible = useMemo(() => visibleSpans(tree, collapsed), [tree, collapsed]);

  const { selected, select: selectSpan } = useSelection(search, change, indexOf, outline.spanId);
  const missing = selected < 0 && search.span !== undefined && !indexOf.has(search.span) ? search.span : null;
  const [panelClosed, setPanelClosed] = useState(false);
  const find = search.find ?? "";
  const found = useFound(source, outline, indexOf, find);
  const zoom = useMemo(() => parseZoom(search.zoom, extent), [search.zoom, extent]);

  const show = useCallback(
    (span: number, when: "now" | "soon") => {
      if (span < 0) return;
      reveal(span);
      selectSpan(span, when);
    },
    [reveal, selectSpan],
  );
  const shown = useMemo<ShownTrace>(
    () => ({
      ...trace,
      select: (span, tab) => {
        setPanelClosed(false);
        show(span, "now");
        if (tab !== undefined) change({ tab });
      },
    }),
    [trace, show, change],
  );
  const seek = (step: 1 | -1, passes: (span: number) => boolean) =>
    show(nextSpan(tree, selected, step, passes), "soon");
  const nextMatch = (step: 1 | -1) => seek(step, (span) => found.marks[span] === 1);
  const writeZoom = (wanted: Zoom | null) =>
    change({ zoom: wanted === null ? undefined : `${Math.round(wanted.startNanos)}-${Math.round(wanted.endNanos)}` });

  useTraceKeys({
    tree,
    visible,
    collapsed,
    selected,
    moveTo: (span) => show(span, "soon"),
    toggle,
    openDetails: () => setPanelClosed(false),
    closeDetails: () => setPanelClosed(true),
    nextMatch,
    nextError: () => seek(1, (span) => outline.status[span] === 2),
    zoomToSpan: () => {
      const start = outline.startOffsetNanos[selected] ?? 0;
      const duration = outline.durationNanos[selected] ?? 0;
      if (duration > 0) writeZoom({ startNanos: start, endNanos: start + duration });
    },
    zoomOut: () => writeZoom(null),
    nextLinked: () => seek(1, (span) => (outline.linksOut[span] ?? 0) + (outline.linksIn[span] ?? 0) > 0),
  });
  useReady("trace", true);
  const named = selected < 0 ? outline.root?.name : outline.names[outline.name[selected] ?? 0];
  useTitle(named || outline.traceId, outline.root?.service ?? "");

  return (
    <TraceContext value={shown}>
      <main className="trace">
        {notice}
        <Breadcrumb selected={selected} missing={missing} />
        <TraceHeader />
        <Minimap zoom={zoom} onZoom={writeZoom} selected={selected} />
        <div className={`trace-split trace-split-${panelPlace}`}>
          <Waterfall
            visible={visible}
            collapsed={collapsed}
            selected={selected}
            found={found.marks}
            dimming={found.count > 0}
            zoom={zoom ?? { startNanos: 0, endNanos: extent }}
            onToggle={toggle}
            findBar={
              <FindBar
                text={find}
                found={found}
                onText={(text) => change({ find: text === "" ? undefined : text })}
                onStep={nextMatch}
                onExpandAll={expandAll}
                collapsedCount={collapsed.size}
                ask={queries && ((text, cursor, signal) => queries.complete(outline, text, cursor, signal))}
              />
            }
          />
          {selected >= 0 && !panelClosed && (
            <SpanPanel
              span={selected}
              tab={search.tab ?? "overview"}
              onTab={(tab) => change({ tab })}
              onClose={() => setPanelClosed(true)}
            />
          )}
          {missing !== null && (
            <aside className="panel" aria-label="Span details">
              <AbsentSpan key={missing} traceId={outline.traceId} spanId={missing} />
            </aside>
          )}
        </div>
        <Notices cut={null} missing={outline.missing} />
      </main>
    </TraceContext>
  );
}
