import { type FormEvent, useState } from "react";
import { Combobox } from "../controls/Combobox";
import { Popover } from "../controls/Popover";
import { fieldOf } from "../query/conditionDraft";
import { useFieldSuggestions } from "../query/suggestions";

export function AddFacet({ onAdd }: { onAdd: (field: string) => void }) {
  return (
    <Popover title="+ Facet" label="Add a facet" className="add-facet">
      {(close) => (
        <AddFacetForm
          onAdd={(field) => {
            onAdd(field);
            close();
          }}
        />
      )}
    </Popover>
  );
}

function AddFacetForm({ onAdd }: { onAdd: (field: string) => void }) {
  const [text, setText] = useState("");
  const fields = useFieldSuggestions(text);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") onAdd(fieldOf(text));
  };
  return (
    <form className="add-facet-form" onSubmit={add}>
      <Combobox
        label="Field"
        placeholder="Field, such as http.route"
        text={text}
        onText={setText}
        onChoose={({ value }) => onAdd(value)}
        suggestions={fields}
        focused
      />
      <button type="submit" className="button button-primary">
        Add
      </button>
    </form>
  );
}
