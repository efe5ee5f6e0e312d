import { QueryClientProvider } from "@tanstack/react-query";
import {
  type AnyRouter,
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from "@tanstack/react-router";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { queryClient } from "../src/queryClient";
import { parseSearchParameters, writeSearchParameters } from "../src/searchParameters";

/** The markup of a part of a page at an address as it is first drawn, with the answers that the page's client holds. */
export function drawn(part: ReactNode, address = "/"): string {
  const history = createMemoryHistory({ initialEntries: [address] });
  const router: AnyRouter = createRouter({
    routeTree: createRootRoute(),
    history,
    parseSearch: parseSearchParameters,
    stringifySearch: writeSearchParameters,
  });
  return renderToStaticMarkup(
    <RouterContextProvider router={router}>
      <QueryClientProvider client={queryClient}>{part}</QueryClientProvider>
    </RouterContextProvider>,
  );
}
