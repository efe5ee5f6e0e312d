import { serviceColours } from "../model/serviceColour";
import { extentNanos, type Outline } from "./outline";
import { buildSpanTree, type SpanTree } from "./spanTree";

/** An outline with what is worked out of it once. */
export interface LaidOutTrace {
  outline: Outline;
  tree: SpanTree;
  /** CSS colour by index of service. */
  colours: readonly string[];
  /** Index of each span id. */
  indexOf: ReadonlyMap<string, number>;
  extentNanos: number;
}

export function layOut(outline: Outline): LaidOutTrace {
  return {
    outline,
    tree: buildSpanTree(outline.parent),
    colours: serviceColours(outline.services),
    indexOf: new Map(outline.spanId.map((id, span) => [id, span])),
    extentNanos: extentNanos(outline),
  };
}
