import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import type { SpanRow } from "../api/search";
import { Combobox } from "../controls/Combobox";
import { Icon } from "../controls/Icon";
import { Popover } from "../controls/Popover";
import { useRemovalFocus } from "../controls/useRemovalFocus";
import { useExplorerPreferences } from "../explorer/explorerPreferences";
import { formatCount } from "../model/numbers";
import { useFieldSuggestions } from "../query/suggestions";
import { type Column, columnIdOf, FACT_IDS, nameOf, typedColumnId } from "./columns";
import { mapKeys } from "./mapKeys";
import { useColumns } from "./useColumns";

interface ColumnPickerProps {
  /** The rows shown, whose maps have keys to choose from. */
  rows: readonly SpanRow[];
}

/** Chooses and orders the columns of the spans; a column may be any field that a query can name, or what lies in a map. */
export function ColumnPicker({ rows }: ColumnPickerProps) {
  return (
    <Popover title="Columns ▾" label="Columns" className="column-picker">
      {() => <Picker rows={rows} />}
    </Popover>
  );
}

function Picker({ rows }: ColumnPickerProps) {
  const { columns, chosen, remove, move, reset, add } = useColumns();
  const { columnWidths, resetColumnWidths } = useExplorerPreferences();
  const arranged = chosen || Object.keys(columnWidths).length > 0;
  const pressed = useRef<HTMLButtonElement>(null);
  // A button that changes its place among the others loses the focus.
  useEffect(() => {
    if (document.activeElement === document.body) pressed.current?.focus();
    pressed.current = null;
  }, [columns]);
  const moveBy = (step: 1 | -1, place: number, button: HTMLButtonElement) => {
    pressed.current = button;
    move(place, place + step);
  };
  return (
    <>
      <ol aria-label="Columns shown" {...useRemovalFocus<HTMLOListElement>()}>
        {columns.map((column, place) => (
          <li key={column.id}>
            <span className="column-picked clipped" title={nameOf(column)}>
              <span className="muted">{column.scope}</span>
              {column.title}
            </span>
            <button
              type="button"
              className="button button-bare"
              aria-label={`Move ${nameOf(column)} left`}
              title="Move left"
              aria-disabled={place === 0}
              onClick={(event) => moveBy(-1, place, event.currentTarget)}
            >
              ↑
            </button>
            <button
              type="button"
              className="button button-bare"
              aria-label={`Move ${nameOf(column)} right`}
              title="Move right"
              aria-disabled={place === columns.length - 1}
              onClick={(event) => moveBy(1, place, event.currentTarget)}
            >
              ↓
            </button>
            <button
              type="button"
              className="button button-bare"
              data-removes
              aria-label={`Remove the column ${nameOf(column)}`}
              title="Remove"
              aria-disabled={columns.length === 1}
              onClick={() => columns.length > 1 && remove(column.id)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ol>
      <AddColumn onAdd={add} shown={columns} rows={rows} />
      <button
        type="button"
        className="button button-bare"
        aria-disabled={!arranged}
        onClick={() => {
          if (chosen) reset();
          resetColumnWidths();
        }}
      >
        Back to the usual columns
      </button>
    </>
  );
}

interface AddColumnProps extends ColumnPickerProps {
  shown: readonly Column[];
  onAdd(id: string): void;
}

function AddColumn({ rows, shown, onAdd }: AddColumnProps) {
  const [text, setText] = useState("");
  const ids = shown.map(({ id }) => id);
  const facts = FACT_IDS.filter((id) => !ids.includes(id)).map((value) => ({ value, detail: "of every span" }));
  const keys = useMemo(() => mapKeys(rows, shown), [rows, shown])
    .filter(({ id }) => !ids.includes(id))
    .map(({ id, count }) => ({ value: id, detail: `in a map · ${formatCount(count)}` }));
  const fields = useFieldSuggestions(text).filter(({ value }) => ![...FACT_IDS, ...ids].includes(columnIdOf(value)));
  const add = (field: string) => {
    setText("");
    onAdd(typedColumnId(field));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") add(text);
  };
  return (
    <form onSubmit={submit}>
      <Combobox
        label="Add a column"
        placeholder="Add a field, such as http.route"
        text={text}
        onText={setText}
        onChoose={({ value }) => add(value)}
        suggestions={[...facts, ...keys, ...fields]}
      />
    </form>
  );
}
