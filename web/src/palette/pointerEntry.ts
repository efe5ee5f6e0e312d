import { lastExplorerSearch } from "../explorer/lastExplorerSearch";
import type { Pointer } from "../model/ids";
import { chosenRange, RELATIVE_RANGES } from "../model/timeRange";
import type { PaletteEntry } from "./paletteEntries";

type Target = Exclude<Pointer, { kind: "none" }>;

/** The choice to go where the typed text points, in words. */
export function pointerEntry(pointer: Target, goTo: (pointer: Target) => void): PaletteEntry {
  return {
    key: "pointer",
    group: "Go to",
    icon: "explore",
    ...inWords(pointer),
    act: { kind: "leave", run: () => goTo(pointer) },
  };
}

function inWords(pointer: Target): Pick<PaletteEntry, "title" | "detail" | "code"> {
  switch (pointer.kind) {
    case "trace":
      return pointer.spanId === null
        ? { title: "Open the trace", detail: pointer.traceId, code: "detail" }
        : { title: `Open the span ${pointer.spanId}`, detail: `of the trace ${pointer.traceId}`, code: "detail" };
    case "span":
      return { title: `Look for the span ${pointer.spanId}`, detail: whereItIsLookedFor(), code: "none" };
  }
}

function whereItIsLookedFor(): string {
  const range = chosenRange(lastExplorerSearch());
  return range.kind === "absolute"
    ? "in the explorer's time range"
    : `in the explorer's time range: ${RELATIVE_RANGES[range.range].label.toLowerCase()}`;
}
