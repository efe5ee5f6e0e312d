import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { agentApp, javaAgent, javaHome, javaOrders, pythonInterpreter, root, serverLibraries } from "./paths.ts";

const agentArtifact = "io.opentelemetry.javaagent:opentelemetry-javaagent:2.33.1";

/** Says what is not built yet, fetches the OpenTelemetry Java agent once and compiles the application it is put on. */
export default function prerequisites(): void {
  for (const built of [serverLibraries, javaOrders, pythonInterpreter]) {
    if (!existsSync(built)) throw new Error(`${built} is missing (expected: built by ./weft test)`);
  }
  if (!existsSync(javaAgent)) {
    mkdirSync(dirname(javaAgent), { recursive: true });
    execFileSync(
      "mvn",
      [
        "-q",
        "-B",
        "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy",
        `-Dartifact=${agentArtifact}`,
        `-DoutputDirectory=${dirname(javaAgent)}`,
        "-Dmdep.stripVersion=true",
      ],
      { env: { ...process.env, JAVA_HOME: javaHome() } },
    );
  }
  execFileSync(join(javaHome(), "bin", "javac"), ["-d", agentApp, join(root, "e2e", "apps", "AgentApp.java")]);
}
