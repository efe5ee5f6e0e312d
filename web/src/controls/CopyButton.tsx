import { useEffect, useState } from "react";
import { copyText } from "./copyText";
import { Icon } from "./Icon";

/** Copies a text and says so for a moment, or that it could not. */
export function CopyButton({ text, label, children }: { text: string; label: string; children?: string }) {
  const [done, setDone] = useState<"copied" | "refused" | null>(null);
  useEffect(() => {
    if (done === null) return undefined;
    const timer = window.setTimeout(() => setDone(null), 1500);
    return () => window.clearTimeout(timer);
  }, [done]);
  const copy = async () => setDone((await copyText(text)) ? "copied" : "refused");
  return (
    <button type="button" className="button button-bare" aria-label={label} title={label} onClick={() => void copy()}>
      <Icon name={done === "copied" ? "check" : "copy"} />
      {children}
      <span className={done === "refused" ? "error-text" : "visually-hidden"} role="status">
        {done === "copied" ? "Copied" : done === "refused" ? "Cannot copy here" : ""}
      </span>
    </button>
  );
}
