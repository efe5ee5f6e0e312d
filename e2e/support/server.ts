import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./paths.ts";
import { Program } from "./process.ts";

interface Addresses {
  otlpGrpc: string;
  otlpHttp: string;
  explorer: string;
}

/** The packaged server as a process of its own, as the launcher starts it, on free loopback ports. */
export class WeftServer {
  private constructor(
    readonly program: Program,
    readonly folder: string,
    private readonly addresses: Addresses,
  ) {}

  /** Starts on the folder given, else on a fresh one, and resolves when the server says that it is ready. */
  static async start(folder = mkdtempSync(join(tmpdir(), "weft-e2e-")), ...flags: string[]): Promise<WeftServer> {
    const readyFile = join(folder, "ready.json");
    rmSync(readyFile, { force: true });
    const program = Program.start(
      join(root, "weft"),
      [
        "serve",
        `--data=${join(folder, "data")}`,
        `--ready-file=${readyFile}`,
        "--otlp-grpc-listen=127.0.0.1:0",
        "--otlp-http-listen=127.0.0.1:0",
        "--explorer-listen=127.0.0.1:0",
        ...flags,
      ],
      withoutSettings(),
    );
    const ended = program.end().then((code) => ({ code }));
    while (!existsSync(readyFile)) {
      const end = await Promise.race([ended, new Promise<null>((wake) => setTimeout(wake, 20, null))]);
      if (end) throw new Error(`server ended with ${end.code} before it was ready:\n${program.errors.join("\n")}`);
    }
    return new WeftServer(program, folder, JSON.parse(readFileSync(readyFile, "utf8")) as Addresses);
  }

  get explorer(): string {
    return `http://${this.addresses.explorer}`;
  }

  get api(): string {
    return `${this.explorer}/api/v1`;
  }

  get otlpHttp(): string {
    return `http://${this.addresses.otlpHttp}`;
  }

  get otlpGrpc(): string {
    return `http://${this.addresses.otlpGrpc}`;
  }

  async json<T>(path: string): Promise<T> {
    const response = await fetch(this.api + path);
    if (!response.ok) throw new Error(`GET ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Ends the process without a word, as a power cut would, and keeps the folder. */
  async kill(): Promise<void> {
    this.program.signal("SIGKILL");
    await this.program.end();
  }

  async stop(): Promise<number | null> {
    const code = await this.program.stop();
    rmSync(this.folder, { recursive: true, force: true });
    return code;
  }
}

/** The server takes every WEFT_ variable for a setting of its own, and those that steer these tests are none. */
function withoutSettings(): Record<string, undefined> {
  return Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => name.startsWith("WEFT_"))
      .map((name) => [name, undefined]),
  );
}
