import { type FormEvent, useEffect, useRef, useState } from "react";
import type { SavedQuery } from "../api/saved";
import { Refusal } from "../controls/Refusal";
import { draftOf, useSave } from "./savedQueries";

interface EditedRowProps {
  item: SavedQuery;
  onDone(): void;
}

/** A saved query with its name and text as fields. */
export function EditedRow({ item: current, onDone }: EditedRowProps) {
  // What is being edited stays the one that was read when the edit began, whatever comes of it meanwhile.
  const [item] = useState(current);
  const [name, setName] = useState(item.name);
  const [query, setQuery] = useState(item.query);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const save = useSave();
  const saves = name.trim() !== "" && !save.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!saves) return;
    const draft = { ...draftOf(item), name: name.trim(), query: query.trim() };
    save.mutate({ before: item, draft }, { onSuccess: onDone });
  };
  return (
    <tr data-testid="saved-row">
      <td colSpan={5}>
        <form className="saved-edit" onSubmit={submit}>
          <label>
            <span>Name</span>
            <input ref={first} className="field" value={name} onChange={(event) => setName(event.target.value)} />
          </label>
          <label>
            <span>Query</span>
            <input
              className="field mono"
              spellCheck={false}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
          </label>
          <button type="submit" className="button button-primary" aria-disabled={!saves}>
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
