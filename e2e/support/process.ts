import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A program under test: its lines of JSON on stdout, the text of its stderr, its end. */
export class Program {
  readonly errors: string[] = [];
  private readonly lines: unknown[] = [];
  private waiting: (() => void)[] = [];

  private constructor(private readonly child: ChildProcess) {}

  /** Starts a program in this process's environment with some variables set, or taken away where undefined. */
  static start(
    command: string,
    args: string[],
    environment: Record<string, string | undefined>,
    folder?: string,
  ): Program {
    const child = spawn(command, args, { env: { ...process.env, ...environment }, cwd: folder });
    const program = new Program(child);
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("{")) program.lines.push(JSON.parse(line));
      program.wake();
    });
    createInterface({ input: child.stderr }).on("line", (line) => program.errors.push(line));
    child.on("exit", () => program.wake());
    return program;
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error("the program did not start");
    return this.child.pid;
  }

  /** Resolves with the first line of JSON that passes, printed before or after the call. */
  async line<T>(passes: (line: unknown) => line is T): Promise<T> {
    for (;;) {
      const found = this.lines.find(passes);
      if (found !== undefined) return found as T;
      if (this.child.exitCode !== null) {
        throw new Error(`the program ended with ${this.child.exitCode} first; it said:\n${this.errors.join("\n")}`);
      }
      await new Promise<void>((wake) => this.waiting.push(wake));
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Resolves with the exit code once the program has ended; null when a signal ended it. */
  async end(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, "exit");
    return this.child.exitCode;
  }

  async stop(): Promise<number | null> {
    this.signal("SIGTERM");
    return this.end();
  }

  private wake(): void {
    const woken = this.waiting;
    this.waiting = [];
    for (const wake of woken) wake();
  }
}
