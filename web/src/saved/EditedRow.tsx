import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { SavedQuery } from "../api/saved";
import { Refusal } from "../controls/Refusal";
import { draftOf, useSave } from "./savedQueries";

interface EditedRowProps {
  item: SavedQuery;
  onDone(): void;
}

/** A saved query with its name and text as fields: Enter breaks the text's line, Ctrl/Cmd-Enter saves, Escape leaves everything as it was. */
export function EditedRow({ item: current, onDone }: EditedRowProps) {
  // What is being edited stays the one that was read when the edit began, whatever comes of it meanwhile.
  const [item] = useState(current);
  const [name, setName] = useState(item.name);
  const [query, setQuery] = useState(item.query);
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const save = useSave();
  const saves = name.trim() !== "" && !save.isPending;
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (!saves) return;
    const draft = { ...draftOf(item), name: name.trim(), query: query.trim() };
    save.mutate({ before: item, draft }, { onSuccess: onDone });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
    if (event.key === "Escape") onDone();
  };
  return (
    <tr data-testid="saved-row">
      <td colSpan={5}>
        <form className="saved-edit" onSubmit={submit}>
          <label>
            <span>Name</span>
            <input
              ref={first}
              className="field"
              value={name}
              onChange={(event) => setName(event.target.value)}
              onKeyDown={onKey}
            />
          </label>
          <div className="saved-edit-query">
            <label htmlFor={id}>Query</label>
            <textarea
              id={id}
              className="field mono"
              rows={query.split("\n").length}
              spellCheck={false}
              aria-keyshortcuts="Control+Enter"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={onKey}
            />
          </div>
          <button type="submit" className="button button-primary" title="Save (Ctrl Enter)" aria-disabled={!saves}>
            Save
          </button>
          <button type="button" className="button" onClick={onDone}>
            Cancel
          </button>
        </form>
        <Refusal thrown={save.error} />
      </td>
    </tr>
  );
}
