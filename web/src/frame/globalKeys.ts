import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { parseDestination } from "../model/ids";

/** True while the person types into something, in a shadow tree as well, when single keys must not be taken. */
export function isTyping(event: Event): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Keys and pastes that work on every page: `?` for help, Ctrl/Cmd-K for the go-to box, a pasted id opens its trace. */
export function useGlobalKeys(openHelp: () => void): void {
  const navigate = useNavigate();
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
      if (isTyping(event)) return;
      const destination = parseDestination(event.clipboardData?.getData("text") ?? "");
      if (destination !== null) {
        const { traceId, spanId } = destination;
        void navigate({ to: "/trace/$traceId", params: { traceId }, search: spanId === null ? {} : { span: spanId } });
      }
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("paste", onPaste);
    };
  }, [navigate, openHelp]);
}
