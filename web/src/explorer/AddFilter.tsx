import { type FormEvent, useState } from "react";
import { Combobox } from "../controls/Combobox";
import { Popover } from "../controls/Popover";
import type { Condition } from "../model/queryText";
import { conditionOf, FILTER_FIELDS, type FilterDraft, type FilterField } from "./filters";
import { useFilterSuggestions } from "./suggestions";

const NOTHING: FilterDraft = { field: "service", value: "", attribute: "", valueType: null };

/** The button that opens a small form to add one condition to the query. */
export function AddFilter({
  conditions,
  onAdd,
}: {
  conditions: readonly Condition[];
  onAdd: (added: Condition) => void;
}) {
  return (
    <Popover title="+ Filter" label="Add a filter" className="add-filter-popover">
      {(close) => (
        <FilterForm
          conditions={conditions}
          onAdd={(condition) => {
            onAdd(condition);
            close();
          }}
        />
      )}
    </Popover>
  );
}

function FilterForm({ conditions, onAdd }: { conditions: readonly Condition[]; onAdd: (added: Condition) => void }) {
  const [draft, setDraft] = useState(NOTHING);
  const [refusal, setRefusal] = useState("");
  const { keys, values, typeOf } = useFilterSuggestions(draft, conditions);
  const edit = (parts: Partial<FilterDraft>) => {
    setDraft((held) => ({ ...held, ...parts }));
    setRefusal("");
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    const condition = conditionOf({ ...draft, valueType: typeOf.get(draft.value) ?? null });
    if ("refusal" in condition) setRefusal(condition.refusal);
    else onAdd(condition);
  };
  return (
    <form className="add-filter-form" onSubmit={add}>
      <select
        className="field"
        aria-label="Field"
        value={draft.field}
        onChange={(event) => edit({ field: event.target.value as FilterField, value: "", attribute: "" })}
      >
        {Object.entries(FILTER_FIELDS).map(([field, label]) => (
          <option key={field} value={field}>
            {label}
          </option>
        ))}
      </select>
      {draft.field === "attribute" && (
        <Combobox
          label="Attribute key"
          placeholder="span.http.route"
          text={draft.attribute}
          onText={(attribute) => edit({ attribute, value: "" })}
          suggestions={keys}
        />
      )}
      <Combobox
        label="Value"
        placeholder={draft.field === "longer" || draft.field === "shorter" ? "100ms" : "Value"}
        text={draft.value}
        onText={(value) => edit({ value })}
        suggestions={values}
      />
      <button type="submit" className="button button-primary">
        Add
      </button>
      {refusal !== "" && (
        <p className="error-text add-filter-refusal" role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
}
