import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { lastExplorerSearch } from "../explorer/lastExplorerSearch";
import type { Destination, Pointer } from "../model/ids";
import { lookUpSpan, queryForSpan } from "./spanLookup";

/** Goes where a text points: to a trace, to a span in it, or to a span that is looked for first. */
export function useGoTo(): (pointer: Exclude<Pointer, { kind: "none" }>) => void {
  const navigate = useNavigate();
  return useCallback(
    (pointer) => {
      const open = ({ traceId, spanId }: Destination) =>
        navigate({ to: "/trace/$traceId", params: { traceId }, search: spanId === null ? {} : { span: spanId } });
      switch (pointer.kind) {
        case "trace":
          void open(pointer);
          return;
        case "span":
          void lookUpSpan(pointer.spanId).then((found) => {
            if (found === null) return undefined;
            if (found !== "list") return open(found);
            const { range, start, end } = lastExplorerSearch();
            return navigate({ to: "/", search: { range, start, end, q: queryForSpan(pointer.spanId), view: "spans" } });
          });
      }
    },
    [navigate],
  );
}
