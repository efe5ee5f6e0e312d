import { type FormEvent, useState } from "react";
import { Combobox } from "../controls/Combobox";
import { type Condition, type Operator } from "../model/queryText";
import { type ConditionDraft, conditionOf, draftOf, emptyDraft, operatorsFor } from "./conditionDraft";
import { useFieldSuggestions, useValueSuggestions } from "./suggestions";

const OPERATOR_NAMES: Record<Operator, string> = {
  "=": "= is",
  "!=": "!= is not",
  "=~": "=~ matches",
  "!~": "!~ does not match",
  ">": "> more than",
  ">=": ">= at least",
  "<": "< less than",
  "<=": "<= at most",
};

interface ConditionFormProps {
  submit: string;
  start?: Condition;
  onCondition(condition: Condition): void;
}

/** A condition in three parts, each with what the data offers. */
export function ConditionForm({ submit, start, onCondition }: ConditionFormProps) {
  const [draft, setDraft] = useState<ConditionDraft>(start === undefined ? emptyDraft() : draftOf(start));
  const [refusal, setRefusal] = useState("");
  const [fieldChosen, setFieldChosen] = useState(start !== undefined);
  const fields = useFieldSuggestions(draft.field);
  const values = useValueSuggestions(draft);
  const operators = operatorsFor(draft);
  const operator = operators.includes(draft.operator) ? draft.operator : (operators[0] ?? "=");
  const edit = (parts: Partial<ConditionDraft>) => {
    setDraft((held) => ({ ...held, ...parts }));
    setRefusal("");
  };
  const done = (event: FormEvent) => {
    event.preventDefault();
    const condition = conditionOf({ ...draft, operator });
    if ("refusal" in condition) setRefusal(condition.refusal);
    else onCondition(condition);
  };
  return (
    <form className="condition-form" onSubmit={done}>
      <Combobox
        label="Field"
        placeholder="Field, such as http.route"
        text={draft.field}
        onText={(field) => {
          edit({ field, value: "", constant: null, type: null });
          setFieldChosen(false);
        }}
        onChoose={({ type }) => {
          edit({ type: type ?? null });
          setFieldChosen(true);
        }}
        suggestions={fields}
        focused={start === undefined}
      />
      <select
        className="field"
        aria-label="Operator"
        value={operator}
        onChange={(event) => edit({ operator: event.target.value as Operator })}
      >
        {operators.map((offered) => (
          <option key={offered} value={offered}>
            {OPERATOR_NAMES[offered]}
          </option>
        ))}
      </select>
      <Combobox
        label="Value"
        placeholder="Value"
        text={draft.value}
        onText={(value) => edit({ value, constant: null })}
        onChoose={({ constant }) => edit({ constant: constant ?? null })}
        suggestions={values}
        focused={fieldChosen}
      />
      <button type="submit" className="button button-primary">
        {submit}
      </button>
      {refusal !== "" && (
        <p className="error-text condition-refusal" role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
}
