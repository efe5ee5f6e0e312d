import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./paths.ts";
import { Program } from "./process.ts";
import type { SmallDisk } from "./disk.ts";

const freePorts: Addresses = { otlpGrpc: "127.0.0.1:0", otlpHttp: "127.0.0.1:0", explorer: "127.0.0.1:0" };

/** Below the time of a test, which would end without a word of the server, and leave that running. */
const startsWithinMillis = 45_000;

interface Addresses {
  otlpGrpc: string;
  otlpHttp: string;
  explorer: string;
}

/** The packaged server as a process of its own, as the launcher starts it, on free loopback ports. */
export class WeftServer {
  private constructor(
    private program: Program,
    readonly folder: string,
    private readonly addresses: Addresses,
    private readonly flags: string[],
    private readonly disk?: SmallDisk,
  ) {}

  /** Starts on the folder given, else on a fresh one, and resolves when the server says that it is ready. */
  static async start(folder = mkdtempSync(join(tmpdir(), "weft-e2e-")), ...flags: string[]): Promise<WeftServer> {
    const { program, addresses } = await serve(folder, freePorts, flags);
    return new WeftServer(program, folder, addresses, flags);
  }

  /** Starts likewise with its data on a disk of its own. */
  static async startOn(disk: SmallDisk, ...flags: string[]): Promise<WeftServer> {
    const { program, addresses } = await serve(disk.folder, freePorts, flags, disk);
    return new WeftServer(program, disk.folder, addresses, flags, disk);
  }

  /** Gives the disk that it was started on another size. */
  resizeDisk(bytes: number): void {
    this.disk!.resize(this.program.pid, bytes);
  }

  /** Starts anew after {@link kill}: the same folder, addresses and flags. */
  async again(): Promise<void> {
    this.program = (await serve(this.folder, this.addresses, this.flags)).program;
  }

  get pid(): number {
    return this.program.pid;
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

async function serve(folder: string, listen: Addresses, flags: string[], disk?: SmallDisk) {
  const readyFile = join(folder, "ready.json");
  rmSync(readyFile, { force: true });
  const [command, ...args] = [
    ...(disk?.mounting() ?? []),
    join(root, "weft"),
    "serve",
    `--data=${join(folder, "data")}`,
    `--ready-file=${readyFile}`,
    `--otlp-grpc-listen=${listen.otlpGrpc}`,
    `--otlp-http-listen=${listen.otlpHttp}`,
    `--explorer-listen=${listen.explorer}`,
    ...flags,
  ];
  const program = Program.start(command!, args, withoutSettings());
  const ended = program.end().then((code) => ({ code }));
  const until = performance.now() + startsWithinMillis;
  while (!existsSync(readyFile)) {
    if (performance.now() > until) {
      program.signal("SIGKILL");
      throw new Error(`server was not ready after ${startsWithinMillis} ms:\n${program.errors.join("\n")}`);
    }
    const end = await Promise.race([ended, new Promise<null>((wake) => setTimeout(wake, 5, null))]);
    if (end) throw new Error(`server ended with ${end.code} before it was ready:\n${program.errors.join("\n")}`);
  }
  return { program, addresses: JSON.parse(readFileSync(readyFile, "utf8")) as Addresses };
}

/** The server takes every WEFT_ variable for a setting of its own, and those that steer these tests are none. */
function withoutSettings(): Record<string, undefined> {
  return Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => name.startsWith("WEFT_"))
      .map((name) => [name, undefined]),
  );
}
