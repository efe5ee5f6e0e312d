import "./tabs.css";
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";

interface TabsProps<Id extends string> {
  label: string;
  /** What they tell of: of another one each is read from its top. */
  of?: string;
  tabs: readonly { id: Id; title: string; testId?: string }[];
  selected: Id;
  onSelect(id: Id): void;
  children: ReactNode;
}

/** A row of tabs over the selected one's content; arrow keys move along the row (WAI-ARIA APG, "Tabs"). */
export function Tabs<Id extends string>({ label, of, tabs, selected, onSelect, children }: TabsProps<Id>) {
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    content.current?.scrollTo(0, 0);
  }, [of, selected]);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const at = tabs.findIndex((tab) => tab.id === selected);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    onSelect(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} tabIndex={-1} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`tab-${tab.id}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={tab.id === selected}
            aria-controls="tab-content"
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
        id="tab-content"
        className="tab-content"
        role="tabpanel"
        aria-labelledby={`tab-${selected}`}
        tabIndex={0}
      >
        {children}
      </div>
    </>
  );
}
