import "./waterfall.css";
import { useCallback, useEffect, useRef, useState } from "react";
import { revealRow, useRowWindow } from "../controls/rowWindow";
import { useKeptScroll } from "../frame/keptScroll";
import { usePreferences } from "../frame/preferences";
import { EventMarks } from "./EventMarks";
import { LinkCurves } from "./LinkCurves";
import { LinkPeek, type PeekAt } from "./LinkPeek";
import { PARENT_NOT_STORED } from "./outline";
import { ROW_HEIGHT } from "./rowHeight";
import { descendantCount, hasChildren, rowOf } from "./spanTree";
import { useShownTrace } from "./traceContext";
import { WaterfallHead } from "./WaterfallHead";
import { WaterfallRow } from "./WaterfallRow";
import { placeOf, type Zoom } from "./zoom";

interface WaterfallProps {
  visible: Int32Array;
  collapsed: ReadonlySet<number>;
  selected: number;
  found: Uint8Array;
  /** What was not found steps back. */
  dimming: boolean;
  zoom: Zoom;
  onToggle(span: number): void;
  /** Stands over the names. */
  findBar: React.ReactNode;
}

/** The spans as rows of a tree with their bars on a time axis; only the rows in sight exist. */
export function Waterfall({ visible, collapsed, selected, found, dimming, zoom, onToggle, findBar }: WaterfallProps) {
  const { outline, tree, colours, select } = useShownTrace();
  const nameShare = usePreferences((held) => held.nameShare);
  const scroller = useRef<HTMLDivElement>(null);
  const inSight = useRowWindow(scroller, ROW_HEIGHT, visible.length);
  const [hovered, setHovered] = useState(-1);
  const hover = useCallback(
    (span: number) => setHovered((outline.linksOut[span] ?? 0) + (outline.linksIn[span] ?? 0) > 0 ? span : -1),
    [outline],
  );
  const [peek, setPeek] = useState<PeekAt | null>(null);

  const foundScroll = useKeptScroll(scroller, "waterfall");
  const opening = useRef(true);
  const selectedId = outline.spanId[selected];
  useEffect(() => {
    const opens = opening.current;
    opening.current = false;
    if (selected < 0 || scroller.current === null || (opens && foundScroll.current)) return;
    revealRow(scroller.current, rowOf(tree, visible, selected), ROW_HEIGHT, opens ? "center" : "nearest");
    // A row that the person scrolled away from stays away while rows above it come, go, open and close.
    // oxlint-disable-next-line react/exhaustive-deps -- only a new selection scrolls
  }, [selectedId]);

  const rows: React.ReactNode[] = [];
  for (let row = inSight.first; row < inSight.end; row++) {
    const span = visible[row] ?? 0;
    const start = outline.startOffsetNanos[span] ?? 0;
    const duration = outline.durationNanos[span] ?? Number.NaN;
    const place = placeOf(zoom, start, duration);
    rows.push(
      <WaterfallRow
        key={span}
        span={span}
        row={row}
        spanId={outline.spanId[span] ?? ""}
        name={outline.names[outline.name[span] ?? 0] ?? ""}
        service={outline.services[outline.service[span] ?? 0] ?? ""}
        colour={colours[outline.service[span] ?? 0] ?? ""}
        depth={tree.depth[span] ?? 0}
        expanded={hasChildren(tree, span) ? !collapsed.has(span) : null}
        hidden={collapsed.has(span) ? descendantCount(tree, span) : 0}
        error={outline.status[span] === 2}
        orphan={outline.parent[span] === PARENT_NOT_STORED}
        events={outline.eventCount[span] ?? 0}
        linksOut={outline.linksOut[span] ?? 0}
        linksIn={outline.linksIn[span] ?? 0}
        durationNanos={duration}
        left={place?.left ?? -1}
        right={place?.right ?? -1}
        selected={span === selected}
        found={found[span] === 1}
        dimmed={dimming && found[span] !== 1}
        onSelect={select}
        onToggle={onToggle}
        onHover={hover}
        onPeek={setPeek}
      />,
    );
  }
  const isDrawn = (span: number) => {
    const row = span < 0 ? -1 : rowOf(tree, visible, span);
    return row >= inSight.first && row < inSight.end && visible[row] === span;
  };
  const selectedShown = isDrawn(selected);
  const sizes = { "--name-share": `${nameShare * 100}%`, "--row-height": `${ROW_HEIGHT}px` };
  return (
    <div className="waterfall" style={sizes as React.CSSProperties}>
      <WaterfallHead zoom={zoom}>{findBar}</WaterfallHead>
      <div
        ref={scroller}
        className="waterfall-scroller"
        role="treegrid"
        tabIndex={0}
        aria-label="Spans of the trace"
        aria-rowcount={visible.length}
        aria-activedescendant={selectedShown ? `span-${selectedId ?? ""}` : undefined}
        onPointerLeave={() => setHovered(-1)}
        onScroll={() => setPeek(null)}
      >
        <div className="waterfall-space" role="rowgroup" style={{ height: visible.length * ROW_HEIGHT }}>
          {rows}
        </div>
        {selectedShown && <EventMarks span={selected} row={rowOf(tree, visible, selected)} zoom={zoom} />}
        <LinkCurves span={hovered >= 0 ? hovered : selected} visible={visible} zoom={zoom} rows={inSight} />
      </div>
      {peek !== null && isDrawn(peek.span) && <LinkPeek key={`${peek.direction} ${peek.span}`} at={peek} />}
    </div>
  );
}
