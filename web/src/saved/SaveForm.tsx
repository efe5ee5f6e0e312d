import { type FormEvent, useState } from "react";
import type { SavedQuery } from "../api/saved";
import { Refusal } from "../controls/Refusal";
import type { ExplorerSearch } from "../explorer/explorerSearch";
import { useSave } from "./savedQueries";
import { draftFrom, isShown } from "./savedSearch";

interface SaveFormProps {
  search: ExplorerSearch;
  saved: readonly SavedQuery[];
  onDone(): void;
}

/** Gives what the explorer shows a name; under a name that is taken it takes the other's place, and says so before. */
export function SaveForm({ search, saved, onDone }: SaveFormProps) {
  const [name, setName] = useState("");
  const save = useSave();
  const taken = saved.find((item) => item.name === name.trim()) ?? null;
  const shown = saved.find((item) => isShown(item, search));
  const saves = name.trim() !== "" && !save.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!saves) return;
    save.mutate({ before: taken, draft: draftFrom(search, name) }, { onSuccess: onDone });
  };
  return (
    <form className="save-form" onSubmit={submit}>
      <label htmlFor="save-name">{shown === undefined ? "Save this query" : `Saved as “${shown.name}”`}</label>
      <div>
        <input
          id="save-name"
          className="field"
          placeholder={shown === undefined ? "Name" : "Another name"}
          autoComplete="off"
          value={name}
          aria-invalid={save.isError}
          onChange={(event) => {
            setName(event.target.value);
            save.reset();
          }}
        />
        <button type="submit" className="button button-primary" aria-disabled={!saves}>
          {taken === null ? "Save" : "Overwrite"}
        </button>
      </div>
      {taken !== null && <p className="muted">Under this name stands another query; it will be replaced.</p>}
      <Refusal thrown={save.error} />
    </form>
  );
}
