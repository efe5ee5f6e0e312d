import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** The project's folder. */
export const root = resolve(import.meta.dirname, "..", "..");

/** Where the build and the tests keep what they fetched: not in the repository. */
export const cache = join(root, ".weft");

export const serverLibraries = join(root, "server", "target", "weft", "lib");
export const javaOrders = join(root, "examples", "orders", "java", "target", "orders", "lib");
export const pythonOrders = join(root, "examples", "orders", "python");
export const pythonInterpreter = join(cache, "venv", "bin", "python");
export const agentApp = join(cache, "agent-app");
export const javaAgent = join(cache, "agent", "opentelemetry-javaagent.jar");

/** Returns the folder of a JDK 25 or later: JAVA_HOME, else one of the usual folders. */
export function javaHome(): string {
  const usual = "/usr/lib/jvm";
  const homes = existsSync(usual) ? readdirSync(usual).map((name) => join(usual, name)) : [];
  const home = [process.env["JAVA_HOME"] ?? usual, ...homes].find(isJdk);
  if (!home)
    throw new Error("no JDK 25 found (expected: JAVA_HOME, or one in /usr/lib/jvm); run the tests by ./weft test");
  return home;
}

export const java = (): string => join(javaHome(), "bin", "java");

function isJdk(home: string): boolean {
  const release = join(home, "release");
  const version = existsSync(release) ? /^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, "utf8")) : null;
  return Number(version?.[1] ?? 0) >= 25;
}
