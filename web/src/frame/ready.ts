import { useEffect } from "react";

/** Marks the document while a page can be used, for tests and measurements that wait for it. */
export function useReady(page: "explorer" | "trace" | "saved" | "settings", ready: boolean): void {
  useEffect(() => {
    if (!ready) return undefined;
    document.body.dataset["ready"] = page;
    return () => {
      delete document.body.dataset["ready"];
    };
  }, [page, ready]);
}
