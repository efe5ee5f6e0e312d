import "./design/tokens.css";
import "./design/base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { z } from "zod";
import { readAnewOnPush } from "./frame/readAnew";
import { applyTheme } from "./frame/theme";
import { forgetReplacedEntries } from "./frame/viewMemory";
import { queryClient } from "./queryClient";
import { router } from "./router";

const container = document.getElementById("root");
if (container === null) {
  throw new Error("index.html: element #root (expected: present)");
}
// Shapes compiled at run time would ask for an eval, which the Content-Security-Policy forbids and reports.
z.config({ jitless: true });
applyTheme();
forgetReplacedEntries(router.history);
readAnewOnPush(router.history, queryClient);
createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
