import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const namespace = ["unshare", "--user", "--map-root-user", "--mount"];

/** A small file system (tmpfs) for the data of one process, which sees it in a namespace of its own and needs no root for it. */
export class SmallDisk {
  readonly folder = mkdtempSync(join(tmpdir(), "weft-disk-"));
  private readonly data = join(this.folder, "data");

  constructor(private readonly bytes: number) {
    mkdirSync(this.data);
  }

  /** Returns why this machine lets nobody mount one, or nothing. */
  static missing(): string | undefined {
    try {
      execFileSync(namespace[0]!, [...namespace.slice(1), "mount", "-t", "tmpfs", "weft-e2e", tmpdir()], {
        stdio: "pipe",
      });
      return undefined;
    } catch (e) {
      return `no disk can be mounted in a namespace here: ${String(e)}`;
    }
  }

  /** Returns the words before a command that mount the disk for it. */
  mounting(): string[] {
    const mount = `mount -t tmpfs -o size=${this.bytes} weft-e2e "$0" && exec "$@"`;
    return [...namespace, "sh", "-c", mount, this.data];
  }

  /** Gives the disk of a process that was started so another size, not below what is on it. */
  resize(pid: number, bytes: number): void {
    const enter = ["--target", String(pid), "--user", "--mount", "--preserve-credentials"];
    execFileSync("nsenter", [...enter, "mount", "-o", `remount,size=${bytes}`, this.data]);
  }
}
