import { useMemo } from "react";
import { CopyButton } from "../controls/CopyButton";
import { Icon } from "../controls/Icon";
import { SpanName } from "../controls/SpanName";
import { usePreferences } from "../frame/preferences";
import { formatInstant, formatInstantInFull } from "../model/instants";
import { formatCount, formatDuration, plural } from "../model/numbers";
import { totals } from "./outline";
import { useTraceSource } from "./sourceContext";
import { useServiceColour, useShownTrace } from "./traceContext";

/** The trace in a line: root, id, start, and its totals. */
export function TraceHeader() {
  const source = useTraceSource();
  const { outline, extentNanos } = useShownTrace();
  const colourOf = useServiceColour();
  const zone = usePreferences((held) => held.zone);
  const sum = useMemo(() => totals(outline), [outline]);
  const root = outline.root;
  const download = source.downloadAddress(outline.traceId);
  return (
    <header className="trace-header">
      <h1>
        {root === null ? (
          <span className="muted">root not received</span>
        ) : (
          <>
            <span className="service-dot" style={{ background: colourOf(root.service) }} />
            <span className="muted">{root.service}</span> <SpanName name={root.name} />
          </>
        )}
      </h1>
      <div className="trace-id">
        <code>{outline.traceId}</code>
        <CopyButton text={outline.traceId} label="Copy the trace id" />
        {download !== null && (
          <a
            className="button button-bare"
            href={download}
            download={`${outline.traceId}.otlp.json`}
            aria-label="Download the trace as OTLP/JSON"
            title="Download as OTLP/JSON"
          >
            <Icon name="download" />
          </a>
        )}
      </div>
      <dl className="trace-totals">
        <Total name="started">
          <time title={formatInstantInFull(outline.startNanos, zone)}>{formatInstant(outline.startNanos, zone)}</time>
        </Total>
        <Total name="duration">{formatDuration(extentNanos)}</Total>
        <Total name={outline.spanId.length === 1 ? "span" : "spans"}>{formatCount(outline.spanId.length)}</Total>
        <Total name={outline.services.length === 1 ? "service" : "services"}>
          {formatCount(outline.services.length)}
        </Total>
        <Total name={sum.errors === 1 ? "error" : "errors"}>
          <span className={sum.errors > 0 ? "error-text" : ""}>{formatCount(sum.errors)}</span>
        </Total>
        <Total name="links out, in">
          <span className={sum.linksOut > 0 ? "link-text" : "muted"}>↗{formatCount(sum.linksOut)}</span>{" "}
          <span className={sum.linksIn > 0 ? "link-text" : "muted"}>↙{formatCount(sum.linksIn)}</span>
        </Total>
      </dl>
      {outline.conflictingSpanCount > 0 && (
        <p className="trace-notes">
          {plural(outline.conflictingSpanCount, "later span")} came with ids already taken and other content. The first
          received is shown; the download holds them all.
        </p>
      )}
    </header>
  );
}

function Total({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
