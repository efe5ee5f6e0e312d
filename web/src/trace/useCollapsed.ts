import { useCallback, useEffect, useMemo, useState } from "react";
import { useViewMemory } from "../frame/viewMemory";
import { revealed, type SpanTree } from "./spanTree";

interface Collapsed {
  /** Indices of the spans whose descendants are hidden. */
  collapsed: ReadonlySet<number>;
  toggle(span: number): void;
  /** Opens whatever hides the span. */
  reveal(span: number): void;
  expandAll(): void;
}

/** What is collapsed: held by span id, since a late span moves the indices, and with the history entry, so that Back finds it. */
export function useCollapsed(
  spanIds: readonly string[],
  indexOf: ReadonlyMap<string, number>,
  tree: SpanTree,
): Collapsed {
  const memory = useViewMemory<ReadonlySet<string>>("collapsed");
  const [ids, setIds] = useState<ReadonlySet<string>>(() => memory.recall() ?? new Set());
  useEffect(() => memory.remember(ids));
  const collapsed = useMemo(() => indices(ids, indexOf), [ids, indexOf]);

  const toggle = useCallback(
    (span: number) =>
      setIds((held) => {
        const next = new Set(held);
        const id = spanIds[span] ?? "";
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [spanIds],
  );
  const reveal = useCallback(
    (span: number) =>
      setIds((held) => {
        const before = indices(held, indexOf);
        const after = revealed(tree, before, span);
        return after === before ? held : new Set([...after].map((index) => spanIds[index] ?? ""));
      }),
    [indexOf, tree, spanIds],
  );
  const expandAll = useCallback(() => setIds(new Set()), []);
  return { collapsed, toggle, reveal, expandAll };
}

function indices(ids: ReadonlySet<string>, indexOf: ReadonlyMap<string, number>): ReadonlySet<number> {
  return new Set([...ids].flatMap((id) => indexOf.get(id) ?? []));
}
