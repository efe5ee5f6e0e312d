import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that answers a request with one line and never ends the answer. */
export class HoldingServer {
  /** Resolves once a client has gone away before its answer's end. */
  readonly left: Promise<void>;

  private constructor(
    private readonly server: Server,
    line: object,
  ) {
    this.left = new Promise((leave) => {
      server.on("request", (_, response) => {
        response.on("close", () => leave());
        response.writeHead(200, { "content-type": "application/x-ndjson" });
        response.write(`${JSON.stringify(line)}\n`);
      });
    });
  }

  static async start(line: object): Promise<HoldingServer> {
    const server = createServer();
    const holding = new HoldingServer(server, line);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return holding;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
