import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** The project's folder. */
export const root = resolve(import.meta.dirname, "..", "..");

/** Where the build and the tests keep what they fetched: not in the repository. */
export const cache = join(root, ".weft");

export const serverLibraries = join(root, "server", "target", "weft", "lib");
export const javaOrders = join(root, "examples", "orders", "java", "target", "orders", "lib");
export const pythonOrders = join(root, "examples", "orders", "python");
export const pythonInterpreter = join(cache, "venv", "bin", "python");
export const javaAgent = join(cache, "agent", "opentelemetry-javaagent.jar");

/** Returns the `java` of a JDK 25 or later: that of JAVA_HOME, else of the usual folders. */
export function java(): string {
  const usual = "/usr/lib/jvm";
  const homes = [
    process.env["JAVA_HOME"],
    ...(existsSync(usual) ? readdirSync(usual).filter((name) => /(^|\D)(2[5-9]|[3-9]\d)(\D|$)/.test(name)) : []).map(
      (name) => join(usual, name),
    ),
  ];
  const home = homes.find((candidate) => candidate && existsSync(join(candidate, "bin", "java")));
  if (!home)
    throw new Error("no JDK 25 found (expected: JAVA_HOME, or one in /usr/lib/jvm); run the tests by ./weft test");
  return join(home, "bin", "java");
}
