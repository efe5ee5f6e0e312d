import { defineConfig } from "@playwright/test";
import base from "./playwright.config.ts";

/** `./weft bench pages`: how fast the pages are. Not part of the tests: a figure, not a verdict. It needs the server alone. */
export default defineConfig(base, {
  testDir: "measure",
  globalSetup: [],
  timeout: 600_000,
  use: { trace: "off", screenshot: "off" },
});
