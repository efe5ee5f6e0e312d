import { useEffect } from "react";
import { useGoTo } from "./useGoTo";

/** True while the person types into something, in a shadow tree as well, when single keys must not be taken. */
export function isTyping(event: Event): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Keys and pastes that work on every page: `?` for help, Ctrl/Cmd-K for the go-to box, a pasted id opens what it names. */
export function useGlobalKeys(openHelp: () => void): void {
  const goTo = useGoTo();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        document.getElementById("go-to-id")?.focus();
      } else if (event.key === "?" && !isTyping(event)) {
        openHelp();
      }
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!isTyping(event)) goTo(event.clipboardData?.getData("text") ?? "");
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("paste", onPaste);
    };
  }, [goTo, openHelp]);
}
