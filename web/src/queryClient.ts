import { QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem } from "./api/problem";
import { useAccess } from "./frame/access";

/** Answers stay as they were read until asked anew, so that Back shows the view that was left. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof Problem && error.status === 401) useAccess.getState().refuse();
    },
  }),
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY, gcTime: 10 * 60_000 },
  },
});
