import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { lastExplorerSearch } from "../explorer/lastExplorerSearch";
import { type Destination, parseDestination, parseSpanId } from "../model/ids";
import { lookUpSpan, queryForSpan } from "./spanLookup";

/** Goes to what a text names, and says whether it names anything: a trace, a span in it, or a span that is looked for first. */
export function useGoTo(): (text: string) => boolean {
  const navigate = useNavigate();
  return useCallback(
    (text: string) => {
      const open = ({ traceId, spanId }: Destination) =>
        navigate({ to: "/trace/$traceId", params: { traceId }, search: spanId === null ? {} : { span: spanId } });
      const destination = parseDestination(text);
      if (destination !== null) {
        void open(destination);
        return true;
      }
      const spanId = parseSpanId(text);
      if (spanId === null) return false;
      void lookUpSpan(spanId).then((found) => {
        if (found === null) return undefined;
        if (found !== "list") return open(found);
        const { range, start, end } = lastExplorerSearch();
        return navigate({ to: "/", search: { range, start, end, q: queryForSpan(spanId), view: "spans" } });
      });
      return true;
    },
    [navigate],
  );
}
