import { type FormEvent, useState } from "react";
import { Combobox } from "../controls/Combobox";
import { Icon } from "../controls/Icon";
import { Popover } from "../controls/Popover";
import { useRemovalFocus } from "../controls/useRemovalFocus";
import { useExplorerPreferences } from "../explorer/explorerPreferences";
import { fieldOf } from "../query/conditionDraft";
import { useFieldSuggestions } from "../query/suggestions";
import { columnIdOf, FACT_IDS } from "./columns";
import { useColumns } from "./useColumns";

/** Chooses and orders the columns of the spans; a column may be any field that a query can name. */
export function ColumnPicker() {
  return (
    <Popover title="Columns ▾" label="Columns" className="column-picker">
      {() => <Picker />}
    </Popover>
  );
}

function Picker() {
  const { columns, chosen, remove, move, reset, add } = useColumns();
  const { columnWidths, resetColumnWidths } = useExplorerPreferences();
  const sized = Object.keys(columnWidths).length > 0;
  return (
    <>
      <ol aria-label="Columns shown" {...useRemovalFocus<HTMLOListElement>()}>
        {columns.map(({ id, scope, title }, place) => (
          <li key={id}>
            <span className="column-picked clipped" title={`${scope}${title}`}>
              <span className="muted">{scope}</span>
              {title}
            </span>
            <button
              type="button"
              className="button button-bare"
              aria-label={`Move ${title} left`}
              title="Move left"
              disabled={place === 0}
              onClick={() => move(place, place - 1)}
            >
              ↑
            </button>
            <button
              type="button"
              className="button button-bare"
              aria-label={`Move ${title} right`}
              title="Move right"
              disabled={place === columns.length - 1}
              onClick={() => move(place, place + 1)}
            >
              ↓
            </button>
            <button
              type="button"
              className="button button-bare"
              data-removes
              aria-label={`Remove the column ${title}`}
              title="Remove"
              disabled={columns.length === 1}
              onClick={() => remove(id)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ol>
      <AddColumn onAdd={add} shown={columns.map(({ id }) => id)} />
      {(chosen || sized) && (
        <button
          type="button"
          className="button button-bare"
          onClick={() => {
            reset();
            resetColumnWidths();
          }}
        >
          Back to the usual columns
        </button>
      )}
    </>
  );
}

function AddColumn({ onAdd, shown }: { onAdd: (id: string) => void; shown: readonly string[] }) {
  const [text, setText] = useState("");
  const facts = FACT_IDS.filter((id) => !shown.includes(id)).map((value) => ({ value, detail: "of every span" }));
  const fields = useFieldSuggestions(text).filter(({ value }) => ![...FACT_IDS, ...shown].includes(columnIdOf(value)));
  const add = (field: string) => {
    setText("");
    onAdd(FACT_IDS.includes(field) ? field : columnIdOf(fieldOf(field)));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") add(text.trim());
  };
  return (
    <form onSubmit={submit}>
      <Combobox
        label="Add a column"
        placeholder="Add a field, such as http.route"
        text={text}
        onText={setText}
        onChoose={({ value }) => add(value)}
        suggestions={[...facts, ...fields]}
      />
    </form>
  );
}
