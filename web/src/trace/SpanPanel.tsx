import "./panel.css";
import { useQuery } from "@tanstack/react-query";
import { CopyButton } from "../controls/CopyButton";
import { Failure } from "../controls/Failure";
import { Icon } from "../controls/Icon";
import { Skeleton } from "../controls/Skeleton";
import { KeptNotice } from "../controls/KeptNotice";
import { SpanName } from "../controls/SpanName";
import { Splitter } from "../controls/Splitter";
import { Tabs } from "../controls/Tabs";
import { AttributesTab } from "../details/AttributesTab";
import { EventsTab } from "../details/EventsTab";
import { LinksTab } from "../details/LinksTab";
import { OverviewTab } from "../details/OverviewTab";
import { shownOf } from "../frame/connection";
import { usePreferences } from "../frame/preferences";
import { traceparent } from "../model/ids";
import { formatCount } from "../model/numbers";
import type { SpanInContext } from "../model/otlpSpan";
import { SPAN_KINDS } from "../model/span";
import { useTraceSource } from "./sourceContext";
import { spanQuery } from "./spanQuery";
import { useShownTrace } from "./traceContext";
import type { DetailTab } from "./traceSearch";

const LEAST_PIXELS = { right: 320, below: 140 };

interface SpanPanelProps {
  span: number;
  tab: DetailTab;
  onTab(tab: DetailTab): void;
  onClose(): void;
}

/** The details of the selected span, beside or below the waterfall. */
export function SpanPanel({ span, tab, onTab, onClose }: SpanPanelProps) {
  const source = useTraceSource();
  const { outline, colours } = useShownTrace();
  const { panelPlace, panelSize, placePanel, resizePanel } = usePreferences();
  const spanId = outline.spanId[span] ?? "";
  const whole = useQuery(spanQuery(source, outline.traceId, spanId));
  const shown = shownOf(whole);

  const name = outline.names[outline.name[span] ?? 0] ?? "";
  const service = outline.services[outline.service[span] ?? 0] ?? "";
  const linkCount = (outline.linksOut[span] ?? 0) + (outline.linksIn[span] ?? 0);
  const attributeCount = shown?.span.attributes.length;
  const size = panelSize[panelPlace];
  const most = Math.max(
    LEAST_PIXELS[panelPlace],
    panelPlace === "right" ? window.innerWidth * 0.75 : window.innerHeight * 0.7,
  );

  return (
    <>
      <Splitter
        label="Size of the details"
        orientation={panelPlace === "right" ? "vertical" : "horizontal"}
        unit="px"
        value={size}
        min={LEAST_PIXELS[panelPlace]}
        max={most}
        behind
        onSize={(pixels) => resizePanel(panelPlace, pixels)}
      />
      <aside
        className="panel"
        aria-label="Span details"
        style={panelPlace === "right" ? { width: size } : { height: size }}
      >
        <header className="panel-header">
          <div className="panel-title">
            <h2 title={name}>
              <SpanName name={name} />
            </h2>
            <p className="muted">
              <span className="service-dot" style={{ background: colours[outline.service[span] ?? 0] }} />
              {service} · {(SPAN_KINDS[outline.kind[span] ?? 0] ?? "unspecified").toUpperCase()}
            </p>
          </div>
          <div className="panel-actions">
            <CopyButton text={traceparent(outline.traceId, spanId)} label="Copy as traceparent">
              traceparent
            </CopyButton>
            <button
              type="button"
              className="button button-bare"
              aria-label={panelPlace === "right" ? "Put the details below" : "Put the details right"}
              title={panelPlace === "right" ? "Put below" : "Put right"}
              onClick={() => placePanel(panelPlace === "right" ? "below" : "right")}
            >
              <Icon name={panelPlace === "right" ? "below" : "right"} />
            </button>
            <button
              type="button"
              className="button button-bare"
              aria-label="Close the details"
              title="Close (Esc)"
              onClick={onClose}
            >
              <Icon name="close" />
            </button>
          </div>
        </header>
        <Tabs
          label="Span details"
          of={spanId}
          selected={tab}
          onSelect={onTab}
          tabs={[
            { id: "overview", title: "Overview" },
            {
              id: "attributes",
              title: attributeCount === undefined ? "Attributes" : `Attributes ${formatCount(attributeCount)}`,
            },
            { id: "events", title: `Events ${formatCount(outline.eventCount[span] ?? 0)}` },
            { id: "links", title: `Links ${formatCount(linkCount)}`, testId: "tab-links" },
          ]}
        >
          {whole.error !== null && shown !== undefined && (
            <KeptNotice thrown={whole.error} retry={() => void whole.refetch()} />
          )}
          {tab === "links" ? (
            <LinksTab key={spanId} span={span} dropped={shown?.span.droppedLinksCount ?? 0} />
          ) : shown !== undefined ? (
            <SpanTab tab={tab} span={span} whole={shown} />
          ) : whole.error === null ? (
            <Skeleton rows={8} label="Reading the span" />
          ) : (
            <Failure
              what={`Span ${spanId} could not be read`}
              thrown={whole.error}
              retry={() => void whole.refetch()}
            />
          )}
        </Tabs>
      </aside>
    </>
  );
}

function SpanTab({ tab, span, whole }: { tab: Exclude<DetailTab, "links">; span: number; whole: SpanInContext }) {
  switch (tab) {
    case "overview":
      return <OverviewTab span={span} whole={whole} />;
    case "attributes":
      return <AttributesTab whole={whole} />;
    case "events":
      return <EventsTab key={whole.span.spanId} whole={whole} />;
  }
}
