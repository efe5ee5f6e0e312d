import type { ServerStatus } from "../api/status";

export const SENDERS = ["java", "python", "javascript", "collector"] as const;
export type Sender = (typeof SENDERS)[number];

export const SENDER_NAMES: Record<Sender, string> = {
  java: "Java agent",
  python: "Python",
  javascript: "JavaScript",
  collector: "Collector",
};

/** What to paste into a shell, or into the Collector's configuration, to send traces to this server. */
export function snippet(sender: Sender, { endpoints, authentication }: ServerStatus): string {
  const token = authentication === "token";
  const environment = [
    "export OTEL_SERVICE_NAME=my-service",
    `export OTEL_EXPORTER_OTLP_ENDPOINT=${endpoints.otlpHttp}`,
    "export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
    "export OTEL_METRICS_EXPORTER=none",
    "export OTEL_LOGS_EXPORTER=none",
    ...(token ? ['export OTEL_EXPORTER_OTLP_HEADERS="authorization=Bearer%20YOUR_TOKEN"'] : []),
  ];
  switch (sender) {
    case "java":
      return [...environment, "java -javaagent:opentelemetry-javaagent.jar -jar my-service.jar"].join("\n");
    case "python":
      return [
        "pip install opentelemetry-distro opentelemetry-exporter-otlp",
        "opentelemetry-bootstrap -a install",
        ...environment,
        "opentelemetry-instrument python my_service.py",
      ].join("\n");
    case "javascript":
      return [
        "npm install @opentelemetry/api @opentelemetry/auto-instrumentations-node",
        ...environment,
        "node --require @opentelemetry/auto-instrumentations-node/register my-service.js",
      ].join("\n");
    case "collector":
      return [
        "receivers:",
        "  otlp:",
        "    protocols:",
        "      # Beside this server, which has the usual ports on its machine.",
        "      grpc:",
        "        endpoint: localhost:14317",
        "      http:",
        "        endpoint: localhost:14318",
        "exporters:",
        "  otlp/weft:",
        `    endpoint: ${endpoints.otlpGrpc}`,
        "    tls:",
        "      insecure: true",
        ...(token ? ["    headers:", "      authorization: Bearer YOUR_TOKEN"] : []),
        "service:",
        "  pipelines:",
        "    traces:",
        "      receivers: [otlp]",
        "      exporters: [otlp/weft]",
      ].join("\n");
  }
}
