import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { lastExplorerSearch } from "../explorer/lastExplorerSearch";
import type { Destination, Pointer } from "../model/ids";
import { cancelLookup, lookUpSpan, queryForSpan } from "./spanLookup";

/** What can be followed. */
export type Target = Exclude<Pointer, { kind: "none" }>;

/** Where a pointer may lead. */
interface Ways {
  /** To a trace, or to a span in it. */
  open(to: Destination): void;
  /** To all spans with an id. */
  list(spanId: string): void;
}

/** Goes where a text points: to a trace, to a span in it, or to a span that is looked for first. */
export function useGoTo(): (pointer: Target) => void {
  const navigate = useNavigate();
  return useCallback(
    (pointer) => {
      void followPointer(pointer, {
        open: ({ traceId, spanId }) =>
          void navigate({
            to: "/trace/$traceId",
            params: { traceId },
            search: spanId === null ? {} : { span: spanId },
          }),
        list: (spanId) => {
          const { range, start, end } = lastExplorerSearch();
          void navigate({ to: "/", search: { range, start, end, q: queryForSpan(spanId), view: "spans" } });
        },
      });
    },
    [navigate],
  );
}

/** Resolves once it has gone there. */
export async function followPointer(pointer: Target, { open, list }: Ways): Promise<void> {
  switch (pointer.kind) {
    case "trace":
      // What is found later of a span that was looked for would lead away from here.
      cancelLookup();
      open(pointer);
      return;
    case "span": {
      const found = await lookUpSpan(pointer.spanId);
      if (found === "list") list(pointer.spanId);
      else if (found !== null) open(found);
    }
  }
}
