import { useEffect } from "react";
import { readPointer } from "../model/ids";
import { type Target, useGoTo } from "./useGoTo";

/** True while the person types into something, in a shadow tree as well, when single keys must not be taken. */
export function isTyping(event: Event): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Where a key is pressed, or something is pasted. */
export interface Surroundings {
  typing: boolean;
  /** The dialog that is open: a modal one, or a small one beside the button that opened it. */
  dialog: "modal" | "beside" | null;
}

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** What a key does on every page; null where it means nothing, "nothing" where the browser must not take it either. */
export function pageKey(key: Key, { typing, dialog }: Surroundings): "palette" | "help" | "nothing" | null {
  if (key.key.toLowerCase() === "k" && (key.ctrlKey || key.metaKey) && !key.altKey && !key.shiftKey) {
    return dialog === "modal" ? "nothing" : "palette";
  }
  return key.key === "?" && !typing && dialog === null ? "help" : null;
}

/** Where a pasted text leads; null where it goes into a field or a dialog, or points at nothing. */
export function pastedPointer(text: string, { typing, dialog }: Surroundings): Target | null {
  if (typing || dialog !== null) return null;
  const pointer = readPointer(text);
  return pointer.kind === "none" ? null : pointer;
}

function surroundingsOf(event: Event): Surroundings {
  const modal = document.querySelector("dialog[open]") !== null;
  const beside = document.querySelector("[role=dialog]") !== null;
  return { typing: isTyping(event), dialog: modal ? "modal" : beside ? "beside" : null };
}

/**
 * Keys and pastes that work on every page: `?` for help, Ctrl/Cmd-K for the palette, a pasted id opens what it names. An open dialog has
 * its own; only the palette opens beside a small one.
 */
export function useGlobalKeys(openHelp: () => void, openPalette: () => void): void {
  const goTo = useGoTo();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const meant = pageKey(event, surroundingsOf(event));
      if (meant === "palette" || meant === "nothing") event.preventDefault();
      if (meant === "palette") openPalette();
      if (meant === "help") openHelp();
    };
    const onPaste = (event: ClipboardEvent) => {
      const pointer = pastedPointer(event.clipboardData?.getData("text") ?? "", surroundingsOf(event));
      if (pointer !== null) goTo(pointer);
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("paste", onPaste);
    };
  }, [goTo, openHelp, openPalette]);
}
