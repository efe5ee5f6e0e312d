import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { root } from "../support/paths.ts";

const launch = (...words: string[]): string => execFileSync(join(root, "weft"), words, { encoding: "utf8" });

test("the launcher says of which version it is, and of which commit where it is known", () => {
  const version = /<version>(.+)<\/version>/.exec(readFileSync(join(root, "pom.xml"), "utf8"))![1]!;
  for (const word of ["version", "--version"]) {
    const [first, ...rest] = launch(word).split(" (commit ");
    expect(first!.trimEnd()).toBe(`weft ${version}`);
    for (const commit of rest) expect(commit).toMatch(/^[0-9a-f]{7,40}\)\n$/);
  }
  expect(launch("help")).toContain("./weft version ");
});
