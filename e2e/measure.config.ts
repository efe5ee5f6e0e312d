import { defineConfig } from "@playwright/test";
import base from "./playwright.config.ts";

/** `./weft bench pages`: how fast the pages are. Not part of the tests: a figure, not a verdict. */
export default defineConfig(base, { testDir: "measure", timeout: 600_000, use: { trace: "off", screenshot: "off" } });
