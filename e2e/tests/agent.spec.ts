import { expect, test } from "../support/weft.ts";
import { agentApp, java, javaAgent } from "../support/paths.ts";
import { Program } from "../support/process.ts";

interface Status {
  discardedSignals: { signal: string; sender: string; setting: string }[];
}

const isAnswered = (line: unknown): line is { event: "answered" } => (line as { event?: string }).event === "answered";

test("the Java agent with its defaults runs without an exporter warning", async ({ weft }) => {
  const app = Program.start(java(), [`-javaagent:${javaAgent}`, "-cp", agentApp, "AgentApp"], {
    OTEL_EXPORTER_OTLP_ENDPOINT: weft.otlpHttp,
    OTEL_SERVICE_NAME: "agent-app",
    OTEL_METRIC_EXPORT_INTERVAL: "300",
    OTEL_BLRP_SCHEDULE_DELAY: "100",
    OTEL_BSP_SCHEDULE_DELAY: "100",
  });
  try {
    await app.line(isAnswered);
    await expect
      .poll(async () => (await weft.json<Status>("/status")).discardedSignals.map(({ signal }) => signal).toSorted())
      .toEqual(["logs", "metrics"]);
    await expect
      .poll(async () =>
        (await weft.json<{ services: { name: string }[] }>("/services")).services.map(({ name }) => name),
      )
      .toContain("agent-app");
    const signals = (await weft.json<Status>("/status")).discardedSignals;
    expect(signals.map(({ setting }) => setting).toSorted()).toEqual([
      "OTEL_LOGS_EXPORTER=none",
      "OTEL_METRICS_EXPORTER=none",
    ]);
  } finally {
    await app.stop();
  }
  expect(app.errors.filter((line) => /\b(WARN|ERROR|SEVERE)\b/.test(line))).toEqual([]);
});
