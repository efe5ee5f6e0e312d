import { useEffect, useRef } from "react";
import { isTyping } from "../frame/globalKeys";
import { hasChildren, rowOf, type SpanTree } from "./spanTree";

interface TraceKeys {
  tree: SpanTree;
  visible: Int32Array;
  collapsed: ReadonlySet<number>;
  selected: number;
  moveTo(span: number): void;
  toggle(span: number): void;
  openDetails(): void;
  closeDetails(): void;
  nextMatch(step: 1 | -1): void;
  nextError(): void;
  nextLinked(): void;
  zoomToSpan(): void;
  zoomOut(): void;
}

/** The keys of the trace page. Letters work wherever nothing is typed; arrows where no other control has the focus. */
export function useTraceKeys(keys: TraceKeys): void {
  const held = useRef(keys);
  useEffect(() => {
    held.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("dialog[open]") !== null) return;
      const action =
        letterAction(event.key, held.current) ?? (inWaterfall(event) ? moveAction(event.key, held.current) : null);
      if (action !== null) {
        event.preventDefault();
        action();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function inWaterfall(event: KeyboardEvent): boolean {
  const target = event.target;
  return target === document.body || (target instanceof HTMLElement && target.closest("[role=treegrid]") !== null);
}

function letterAction(key: string, keys: TraceKeys): (() => void) | null {
  switch (key) {
    case "/":
      return focusFind;
    case "n":
      return () => keys.nextMatch(1);
    case "p":
      return () => keys.nextMatch(-1);
    case "e":
      return keys.nextError;
    case "l":
      return keys.nextLinked;
    case "f":
      return () => document.getElementById("filter-links")?.focus();
    case "z":
      return keys.zoomToSpan;
    case "Z":
      return keys.zoomOut;
    case "Escape":
      return keys.closeDetails;
    default:
      return null;
  }
}

/** Focuses the text of the find bar: its host would give the focus to the box around that, which takes no keys. */
function focusFind(): void {
  const editor = document.getElementById("find-in-trace");
  editor?.shadowRoot?.querySelector<HTMLElement>("[contenteditable]")?.focus();
}

function moveAction(key: string, keys: TraceKeys): (() => void) | null {
  const { tree, visible, selected } = keys;
  const row = selected < 0 ? -1 : rowOf(tree, visible, selected);
  const toRow = (wanted: number) => () => {
    const span = visible[Math.max(0, Math.min(visible.length - 1, wanted))];
    if (span !== undefined) keys.moveTo(span);
  };
  switch (key) {
    case "ArrowDown":
      return toRow(row + 1);
    case "ArrowUp":
      return toRow(row < 0 ? 0 : row - 1);
    case "PageDown":
      return toRow(row + 20);
    case "PageUp":
      return toRow(row - 20);
    case "Home":
      return toRow(0);
    case "End":
      return toRow(visible.length - 1);
    case "ArrowRight":
      return () => {
        if (selected < 0 || !hasChildren(tree, selected)) return;
        if (keys.collapsed.has(selected)) keys.toggle(selected);
        else toRow(row + 1)();
      };
    case "ArrowLeft":
      return () => {
        if (selected < 0) return;
        if (hasChildren(tree, selected) && !keys.collapsed.has(selected)) keys.toggle(selected);
        else toRow(parentRow(keys, row))();
      };
    case "Enter":
      return keys.openDetails;
    default:
      return null;
  }
}

function parentRow({ tree, visible, selected }: TraceKeys, row: number): number {
  const depth = tree.depth[selected] ?? 0;
  for (let above = row - 1; above >= 0; above--) {
    if ((tree.depth[visible[above] ?? 0] ?? 0) < depth) return above;
  }
  return row;
}
