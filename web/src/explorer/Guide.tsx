import "./guide.css";
import { useState } from "react";
import type { ServerStatus } from "../api/status";
import { CopyButton } from "../controls/CopyButton";
import { Tabs } from "../controls/Tabs";
import { useConnection } from "../frame/connection";
import { DiscardedNotice } from "./DiscardedNotice";
import { reachableEndpoints } from "./endpoints";
import { type Sender, SENDER_NAMES, SENDERS, snippet } from "./snippets";

/** The start page while no span is stored: where to send spans and how; the first one that arrives replaces it. */
export function Guide({ status }: { status: ServerStatus }) {
  const [sender, setSender] = useState<Sender>("java");
  const endpoints = reachableEndpoints(status.endpoints, window.location.hostname);
  const text = snippet(sender, { ...status, endpoints });
  const lost = useConnection((held) => held.lost);
  return (
    <main className="guide" data-testid="empty-guide">
      <div className="guide-column">
        <h1>Send the first span</h1>
        <p className="muted">
          This server stores nothing yet. Point an OpenTelemetry SDK, agent or Collector at one of its OTLP endpoints.
        </p>
        <dl className="guide-endpoints">
          <div>
            <dt>OTLP over HTTP</dt>
            <dd>
              <code>{endpoints.otlpHttp}</code>
              <CopyButton text={endpoints.otlpHttp} label="Copy the OTLP/HTTP endpoint" />
            </dd>
          </div>
          <div>
            <dt>OTLP over gRPC</dt>
            <dd>
              <code>{endpoints.otlpGrpc}</code>
              <CopyButton text={endpoints.otlpGrpc} label="Copy the OTLP/gRPC endpoint" />
            </dd>
          </div>
        </dl>
        <div className="guide-snippets">
          <Tabs<Sender>
            label="Sender"
            selected={sender}
            onSelect={setSender}
            tabs={SENDERS.map((id) => ({ id, title: SENDER_NAMES[id] }))}
          >
            <div className="guide-snippet">
              <pre>{text}</pre>
              <CopyButton text={text} label={`Copy the ${SENDER_NAMES[sender]} snippet`} />
            </div>
          </Tabs>
        </div>
        <DiscardedNotice signals={status.discardedSignals} />
        {!lost && (
          <p className="listening" role="status">
            <span className="listening-dot" />
            Listening… the first span will appear here
          </p>
        )}
      </div>
    </main>
  );
}
