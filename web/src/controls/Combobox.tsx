import "./combobox.css";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";

export interface Suggestion {
  value: string;
  /** Shown at the right, such as how often the value occurs. */
  detail: string;
  /** Other words that find it. */
  also?: string;
  /** The kind of values that a suggested field has. */
  type?: string | null;
  /** The suggested value as a query writes it. */
  constant?: string;
}

interface ComboboxProps {
  label: string;
  text: string;
  onText(text: string): void;
  /** Called when a suggestion is taken, after `onText`. */
  onChoose?(suggestion: Suggestion): void;
  suggestions: readonly Suggestion[];
  placeholder?: string;
  /** Takes the focus when it appears. */
  focused?: boolean;
}

const MOST_SHOWN = 100;

/** The suggestion after or before one, around the ends; from none (-1) to the first or the last. */
export function stepped(from: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1;
  return from < 0 && step < 0 ? count - 1 : (from + step + count) % count;
}

/** A text field with suggestions from the data; any other text may be typed (WAI-ARIA APG, "Combobox"). */
export function Combobox({ label, text, onText, onChoose, suggestions, placeholder, focused }: ComboboxProps) {
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  // The suggestion that Enter takes: others may come before it meanwhile.
  const [marked, setMarked] = useState<string | null>(null);
  useEffect(() => {
    if (focused === true) field.current?.focus();
  }, [focused]);
  const wanted = text.toLowerCase();
  const shown = suggestions
    .filter(({ value, also = "" }) => `${value} ${also}`.toLowerCase().includes(wanted))
    .slice(0, MOST_SHOWN);
  const active = shown.findIndex((suggestion) => keyOf(suggestion) === marked);
  const showing = open && shown.length > 0 && !(shown.length === 1 && shown[0]?.value === text);
  useEffect(() => {
    if (active >= 0) document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [list, active]);

  const close = () => {
    setOpen(false);
    setMarked(null);
  };
  const choose = (suggestion: Suggestion) => {
    onText(suggestion.value);
    onChoose?.(suggestion);
    close();
  };
  const onKey = (event: KeyboardEvent) => {
    // They choose among the characters that an input method offers.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = shown[stepped(active, step, shown.length)];
      setMarked(next === undefined ? null : keyOf(next));
    } else if (event.key === "Enter" && showing) {
      const suggestion = shown[active];
      if (suggestion === undefined) return;
      event.preventDefault();
      choose(suggestion);
    } else if (event.key === "Escape" && showing) {
      event.stopPropagation();
      close();
    }
  };

  return (
    <div className="combobox">
      <input
        ref={field}
        className="field"
        role="combobox"
        aria-label={label}
        aria-expanded={showing}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={showing && active >= 0 ? `${list}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setOpen(true);
          setMarked(null);
        }}
        onFocus={() => setOpen(true)}
        onBlur={close}
        onKeyDown={onKey}
      />
      <div
        id={list}
        role="listbox"
        aria-label={label}
        className="combobox-list"
        hidden={!showing}
        onPointerDown={(event) => event.preventDefault()}
      >
        {showing &&
          shown.map((suggestion, place) => (
            // The text field keeps the focus and takes the keys for its list.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={keyOf(suggestion)}
              id={`${list}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={place === active}
              onClick={() => choose(suggestion)}
            >
              <span className="combobox-value">{suggestion.value}</span>
              <span className="muted">{suggestion.detail}</span>
            </div>
          ))}
      </div>
    </div>
  );
}

/** What tells a suggestion from the others of its list: the text "5" and the number look alike. */
function keyOf({ value, constant = value }: Suggestion): string {
  return constant;
}
