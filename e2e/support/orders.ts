import { join } from "node:path";
import { java, javaOrders, pythonInterpreter, pythonOrders } from "./paths.ts";
import { Program } from "./process.ts";

export type Language = "java" | "python";

export interface SpanIds {
  traceId: string;
  spanId: string;
}

export interface BatchLine extends SpanIds {
  event: "process-batch";
  links: SpanIds[];
}

const isListening = (line: unknown): line is { event: "listening"; port: number } =>
  (line as { event?: string }).event === "listening";
const isBatch = (line: unknown): line is BatchLine => (line as { event?: string }).event === "process-batch";

/** The orders example: its API kept running, its batch worker run once when asked. */
export class Orders {
  private constructor(
    private readonly api: Program,
    private readonly port: number,
    private readonly language: Language,
    private readonly database: string,
    private readonly environment: Record<string, string>,
  ) {}

  static async start(language: Language, folder: string, environment: Record<string, string>): Promise<Orders> {
    const database = join(folder, `orders-${language}.db`);
    const api = program(language, "api", ["--port", "0", "--db", database], environment);
    const { port } = await api.line(isListening);
    return new Orders(api, port, language, database, environment);
  }

  /** Places an order and returns the ids of its receive-order span, as the API answers them. */
  async place(item: string): Promise<SpanIds> {
    const response = await fetch(`http://127.0.0.1:${this.port}/orders`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ customer: "ada", item, quantity: 2 }),
    });
    if (!response.ok) throw new Error(`POST /orders answered ${response.status}: ${await response.text()}`);
    const { traceId, spanId } = (await response.json()) as SpanIds;
    return { traceId, spanId };
  }

  /** Ends the API, so that its spans are sent, then runs the batch worker once and returns what it printed. */
  async batch(): Promise<BatchLine> {
    await this.api.stop();
    const worker = program(this.language, "batch", ["--db", this.database, "--once"], this.environment);
    const line = await worker.line(isBatch);
    const code = await worker.end();
    if (code !== 0) throw new Error(`the batch worker ended with ${code}:\n${worker.errors.join("\n")}`);
    return line;
  }

  async stop(): Promise<void> {
    await this.api.stop();
  }
}

function program(
  language: Language,
  part: "api" | "batch",
  args: string[],
  environment: Record<string, string>,
): Program {
  if (language === "java") {
    const main = `dev.weft.examples.orders.${part === "api" ? "OrdersApi" : "OrdersBatch"}`;
    return Program.start(java(), ["-cp", `${javaOrders}/*`, main, ...args], environment);
  }
  const script = part === "api" ? "orders_api.py" : "batch_worker.py";
  return Program.start(pythonInterpreter, [script, ...args], environment, pythonOrders);
}
