import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A program under test: its lines of JSON on stdout, the text of its stderr, its end. */
export class Program {
  readonly errors: string[] = [];
  private readonly lines: unknown[] = [];
  private waiting: (() => void)[] = [];
  /** Set once the program has ended and nothing that it wrote is still to come; the code is null when a signal ended it. */
  private ended: { code: number | null } | undefined;

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
    child.on("error", (error) => program.errors.push(error.message));
    child.on("close", (code) => {
      program.ended = { code };
      program.wake();
    });
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
      if (this.ended) {
        throw new Error(`the program ended with ${this.ended.code} first; it said:\n${this.errors.join("\n")}`);
      }
      await this.woken();
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Resolves with the exit code once the program has ended and all that it wrote is read; null when a signal ended it. */
  async end(): Promise<number | null> {
    while (!this.ended) await this.woken();
    return this.ended.code;
  }

  async stop(): Promise<number | null> {
    this.signal("SIGTERM");
    return this.end();
  }

  private woken(): Promise<void> {
    return new Promise((wake) => this.waiting.push(wake));
  }

  private wake(): void {
    const woken = this.waiting;
    this.waiting = [];
    for (const wake of woken) wake();
  }
}
