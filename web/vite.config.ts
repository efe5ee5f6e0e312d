import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Where `npm run dev` finds the API; the built explorer is served by the API's own origin. */
const server = process.env["WEFT_SERVER"] ?? "http://127.0.0.1:9338";
/** The Host stays the page's own: the API refuses a POST whose Origin is another one's. */
const beside = { target: server, changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/api": beside, "/health": beside } },
  build: {
    // The Content-Security-Policy allows no inline script and no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Libraries change seldom: in a file of their own they stay in the browser's cache when the explorer changes.
    // The editor's are read by the page that has one.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "editor", test: /node_modules\/(?:@codemirror|@lezer|@marijn|crelt|style-mod|w3c-keyname)\// },
            { name: "libraries", test: /node_modules/ },
          ],
        },
      },
    },
  },
  // A zone that is no offset of UTC, with hours that come twice.
  test: { include: ["test/**/*.test.ts"], passWithNoTests: false, env: { TZ: "Europe/Berlin" } },
});
