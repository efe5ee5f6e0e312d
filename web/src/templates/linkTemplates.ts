import { useMutation, useQuery } from "@tanstack/react-query";
import { type LinkTemplate, replaceLinkTemplates, requestLinkTemplates } from "../api/linkTemplates";
import { queryClient } from "../queryClient";

const KEY = ["link-templates"];
const FRESH_MILLIS = 60_000;

export function useLinkTemplates(enabled = true) {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => requestLinkTemplates(signal),
    staleTime: FRESH_MILLIS,
    enabled,
  });
}

export function useReplaceLinkTemplates() {
  return useMutation({
    mutationFn: (templates: readonly LinkTemplate[]) => replaceLinkTemplates(templates),
    onSuccess: (kept) => queryClient.setQueryData(KEY, kept),
    networkMode: "always",
  });
}
