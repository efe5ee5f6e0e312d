import { useEffect } from "react";

/** Names the page in the browser's tab and history. */
export function useTitle(...parts: readonly string[]): void {
  const title = [...parts.filter((part) => part !== ""), "Weft"].join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
