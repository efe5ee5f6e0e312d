import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("no two modules differ by the case of their letters alone, which some file systems do not tell apart", () => {
  const modules = readdirSync(join(import.meta.dirname, "..", "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => file.replace(/\.tsx?$/, "").toLowerCase());
  expect(modules.length).toBeGreaterThan(100);
  expect(modules.filter((name, at) => modules.indexOf(name) < at)).toEqual([]);
});
