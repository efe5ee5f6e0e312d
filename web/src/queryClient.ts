import { CancelledError, QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem, UnreachableServer } from "./api/problem";
import { useAccess } from "./frame/access";
import { useConnection } from "./frame/connection";

/**
 * Answers stay as they were read until asked anew, so that Back shows the view that was left, also where somebody cancelled that. A browser
 * that takes itself for offline asks all the same: the server may be on this machine.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof Problem && error.status === 401) useAccess.getState().refuse();
      if (error instanceof UnreachableServer) useConnection.getState().lose();
    },
  }),
  defaultOptions: {
    queries: {
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnMount: ({ state }) => !(state.error instanceof CancelledError),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 10 * 60_000,
      networkMode: "always",
    },
  },
});
