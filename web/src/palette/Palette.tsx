import "./palette.css";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { asProblem } from "../api/problem";
import { stepped } from "../controls/Combobox";
import { useGoTo } from "../frame/useGoTo";
import { readPointer } from "../model/ids";
import { plural } from "../model/numbers";
import { matchingEntries, type PaletteEntry } from "./paletteEntries";
import { PaletteList } from "./PaletteList";
import { pointerEntry } from "./pointerEntry";
import { useEntries } from "./useEntries";

interface PaletteProps {
  onHelp(): void;
  onClose(): void;
}

/**
 * A modal dialog with one text field and a list of what it finds: where an id points, pages, actions, queries (WAI-ARIA APG, "Combobox"
 * with a list that is always open). Focus goes back where it was before what was chosen is done.
 */
export function Palette({ onHelp, onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const [told, setTold] = useState("");
  const goTo = useGoTo();
  const { entries, savedError } = useEntries(onHelp);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const pointer = readPointer(text);
  const refusal = pointer.kind === "none" && pointer.meant ? pointer.refusal : null;
  const groups = [
    ...(pointer.kind === "none" ? [] : [{ group: "Go to" as const, entries: [pointerEntry(pointer, goTo)] }]),
    ...matchingEntries(entries, text),
  ];
  const shown = groups.flatMap((group) => group.entries);
  const at = Math.min(active, shown.length - 1);

  const close = () => dialog.current?.close();
  const take = ({ act }: PaletteEntry) => {
    switch (act.kind) {
      case "leave":
        close();
        act.run();
        return;
      case "stay":
        void act.run().then(setTold);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    // They choose among the characters that an input method offers.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setActive(stepped(at, event.key === "ArrowDown" ? 1 : -1, shown.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      const entry = shown[at];
      if (entry !== undefined) take(entry);
    } else if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return (
    // The backdrop belongs to the dialog's own box: a press on it is a press on the dialog itself.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape closes it
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Palette"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <input
        className="palette-field"
        role="combobox"
        aria-label="Go to an id, a page or a query, or do something"
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `${list}-${at}` : undefined}
        aria-invalid={refusal !== null}
        aria-describedby={refusal === null ? undefined : `${list}-refusal`}
        placeholder="An id, a traceparent, a page, a query…"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setTold("");
        }}
        onKeyDown={onKey}
      />
      {refusal !== null && (
        <p id={`${list}-refusal`} className="palette-refusal error-text" role="alert">
          {refusal}
        </p>
      )}
      {shown.length === 0 && refusal === null && (
        <p className="palette-none muted">Nothing here has all of these words.</p>
      )}
      <PaletteList id={list} groups={groups} active={at} onPoint={setActive} onTake={take} />
      <footer className="palette-foot">
        <p role="status">{told || plural(shown.length, "choice")}</p>
        {savedError !== null && <p className="error-text">Saved queries: {asProblem(savedError).message}</p>}
        <p aria-hidden="true" className="palette-keys">
          <kbd>↑</kbd> <kbd>↓</kbd> choose
          <kbd>Enter</kbd> take
          <kbd>Esc</kbd> close
        </p>
      </footer>
    </dialog>
  );
}
