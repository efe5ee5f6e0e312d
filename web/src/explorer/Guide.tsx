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
          <Endpoint name="OTLP over HTTP" short="OTLP/HTTP" address={endpoints.otlpHttp} />
          <Endpoint name="OTLP over gRPC" short="OTLP/gRPC" address={endpoints.otlpGrpc} />
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

function Endpoint({ name, short, address }: { name: string; short: string; address: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>{address}</code>
        <CopyButton text={address} label={`Copy the ${short} endpoint`} />
      </dd>
    </div>
  );
}
