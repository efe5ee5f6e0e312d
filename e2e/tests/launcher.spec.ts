import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { cache, root } from "../support/paths.ts";
import { WeftServer } from "../support/server.ts";

const launch = (...words: string[]): string => execFileSync(join(root, "weft"), words, { encoding: "utf8" });
const unpackedFor = (server: WeftServer): string => join(cache, "unpacked", `${server.pid}`);

test("the launcher says of which version it is, and of which commit where it is known", () => {
  const version = /<version>(.+)<\/version>/.exec(readFileSync(join(root, "pom.xml"), "utf8"))![1]!;
  for (const word of ["version", "--version"]) {
    const [first, ...rest] = launch(word).split(" (commit ");
    expect(first!.trimEnd()).toBe(`weft ${version}`);
    for (const commit of rest) expect(commit).toMatch(/^[0-9a-f]{7,40}\)\n$/);
  }
  expect(launch("help")).toContain("./weft version ");
});

test("what libraries unpacked for a server that was killed is deleted at the next start", async () => {
  const killed = await WeftServer.start();
  const left = unpackedFor(killed);
  expect(readdirSync(left)).not.toEqual([]);
  await killed.kill();
  expect(existsSync(left)).toBe(true);

  const other = await WeftServer.start();
  await killed.again();
  try {
    expect(existsSync(left)).toBe(false);
    expect(readdirSync(unpackedFor(other))).not.toEqual([]);
    expect(readdirSync(unpackedFor(killed))).not.toEqual([]);
  } finally {
    await killed.stop();
    await other.stop();
  }
});
