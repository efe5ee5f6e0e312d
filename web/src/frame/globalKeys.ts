import { useEffect } from "react";
import { readPointer } from "../model/ids";
import { useGoTo } from "./useGoTo";

/** True while the person types into something, in a shadow tree as well, when single keys must not be taken. */
export function isTyping(event: Event): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Keys and pastes that work on every page: `?` for help, Ctrl/Cmd-K for the palette, a pasted id opens what it names. */
export function useGlobalKeys(openHelp: () => void, openPalette: () => void): void {
  const goTo = useGoTo();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        if (document.querySelector("dialog[open]") === null) openPalette();
      } else if (event.key === "?" && !isTyping(event)) {
        openHelp();
      }
    };
    const onPaste = (event: ClipboardEvent) => {
      const pointer = readPointer(event.clipboardData?.getData("text") ?? "");
      if (!isTyping(event) && pointer.kind !== "none") goTo(pointer);
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("paste", onPaste);
    };
  }, [goTo, openHelp, openPalette]);
}
