import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { ExplorerPage } from "./explorer/ExplorerPage";
import { explorerSearch } from "./explorer/explorerSearch";
import { FilePage } from "./file/FilePage";
import { FileTracePage } from "./file/FileTracePage";
import { Frame } from "./frame/Frame";
import { NotFound } from "./frame/NotFound";
import { PageFailed } from "./frame/PageFailed";
import { SavedPage } from "./saved/SavedPage";
import { parseSearchParameters, writeSearchParameters } from "./searchParameters";
import { SettingsPage } from "./templates/SettingsPage";
import { StoredTracePage } from "./trace/StoredTracePage";
import { type TraceSearch, traceSearch } from "./trace/traceSearch";

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

const explorer = createRoute({
  getParentRoute: () => root,
  path: "/",
  validateSearch: explorerSearch,
  component: ExplorerPage,
});

const storedTrace = createRoute({
  getParentRoute: () => root,
  path: "/trace/$traceId",
  validateSearch: traceSearch,
  component: StoredTracePage,
});

const file = createRoute({ getParentRoute: () => root, path: "/file", component: FilePage });

const fileTrace = createRoute({
  getParentRoute: () => root,
  path: "/file/$traceId",
  validateSearch: traceSearch,
  component: FileTracePage,
});

const saved = createRoute({ getParentRoute: () => root, path: "/saved", component: SavedPage });

const settings = createRoute({ getParentRoute: () => root, path: "/settings", component: SettingsPage });

export const router = createRouter({
  routeTree: root.addChildren([explorer, storedTrace, file, fileTrace, saved, settings]),
  parseSearch: parseSearchParameters,
  stringifySearch: writeSearchParameters,
  defaultErrorComponent: PageFailed,
  defaultPreload: false,
});

/** One step of the way across traces: the span that was left to follow a link. */
export interface Crumb {
  path: "/trace/$traceId" | "/file/$traceId";
  traceId: string;
  search: TraceSearch;
  name: string;
  service: string;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface HistoryState {
    crumbs?: Crumb[];
  }
}
