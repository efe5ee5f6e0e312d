import "./tabs.css";
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from "react";

interface TabsProps<Id extends string> {
  label: string;
  /** What they tell of: of another one each is read from its top. */
  of?: string;
  tabs: readonly { id: Id; title: string; testId?: string }[];
  selected: Id;
  onSelect(id: Id): void;
  children: ReactNode;
}

/** A row of tabs over the selected one's content; arrow keys, Home and End move along the row (WAI-ARIA APG, "Tabs"). */
export function Tabs<Id extends string>({ label, of, tabs, selected, onSelect, children }: TabsProps<Id>) {
  const row = useId();
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    content.current?.scrollTo(0, 0);
  }, [of, selected]);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = tabs.findIndex((tab) => tab.id === selected);
    const place = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (place === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = tabs[(place + tabs.length) % tabs.length];
    if (next === undefined) return;
    onSelect(next.id);
    document.getElementById(`${row}-${next.id}`)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} tabIndex={-1} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${row}-${tab.id}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={tab.id === selected}
            aria-controls={`${row}-content`}
            tabIndex={tab.id === selected ? 0 : -1}
            data-testid={tab.testId}
            onClick={() => onSelect(tab.id)}
          >
            {tab.title}
          </button>
        ))}
      </div>
      <div
        ref={content}
        id={`${row}-content`}
        className="tab-content"
        role="tabpanel"
        aria-labelledby={`${row}-${selected}`}
        tabIndex={0}
      >
        {children}
      </div>
    </>
  );
}
