import { type FormEvent, useState } from "react";
import { Combobox } from "../controls/Combobox";
import { fieldOf } from "../query/conditionDraft";
import { useFieldSuggestions } from "../query/suggestions";

/** Asks for the field of another facet. */
export function AddFacet({ onAdd }: { onAdd: (field: string) => void }) {
  const [text, setText] = useState("");
  const fields = useFieldSuggestions(text);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") onAdd(fieldOf(text));
  };
  return (
    <form onSubmit={add}>
      <Combobox
        label="Field"
        placeholder="Field, such as http.route"
        text={text}
        onText={setText}
        onChoose={({ value }) => onAdd(value)}
        suggestions={fields}
        focused
      />
    </form>
  );
}
