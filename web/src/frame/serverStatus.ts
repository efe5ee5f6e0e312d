import { useQuery } from "@tanstack/react-query";
import { requestStatus } from "../api/status";

/** How often the start page looks for the first span. */
const LISTENING_MILLIS = 1_000;

/** The server's status; asked again every second while no span is stored, so that the first one shows by itself. */
export function useServerStatus() {
  return useQuery({
    queryKey: ["status"],
    queryFn: ({ signal }) => requestStatus(signal),
    staleTime: 10_000,
    refetchInterval: (query) => (query.state.data?.spanCount === "0" ? LISTENING_MILLIS : false),
  });
}
