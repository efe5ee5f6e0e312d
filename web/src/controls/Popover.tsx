import "./popover.css";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useDismiss } from "./useDismiss";

interface PopoverProps {
  /** On the button that opens it. */
  title: string;
  label: string;
  className: string;
  /** Without the look of a button. */
  bare?: boolean;
  children(close: () => void): ReactNode;
}

/**
 * A button and the small dialog that it opens beside itself; a press elsewhere and Escape close that. Focus goes back to the
 * button, unless it is elsewhere on the page.
 */
export function Popover({ title, label, className, bare, children }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  useEffect(() => {
    const button = opener.current;
    return () => {
      if (open && document.activeElement === document.body) button?.focus();
    };
  }, [open]);
  useDismiss(box, open, close);
  return (
    <div className="popover-place" ref={box}>
      <button
        ref={opener}
        type="button"
        className={bare === true ? "button button-bare" : "button"}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {title}
      </button>
      {open && (
        <div className={`popover ${className}`} role="dialog" aria-label={label}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
