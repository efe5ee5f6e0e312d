import { type FormEvent, useState } from "react";
import { Combobox } from "../controls/Combobox";
import { Popover } from "../controls/Popover";
import { type Step, STEPS } from "../explorer/explorerSearch";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { fieldOf } from "../query/conditionDraft";
import { useFieldSuggestions } from "../query/suggestions";
import { useQueryText } from "../query/useQueryText";
import { groupedBy, groupOf } from "./metricsText";

/** What the series are grouped by, and the length of their steps. */
export function SeriesControls() {
  const [search, change] = useExplorerSearch();
  const { query, run } = useQueryText();
  const group = groupOf(query);
  return (
    <div className="series-controls">
      {group !== null && (
        <Popover title={`Group: ${group === "" ? "none" : group} ▾`} label="Group by" className="group-choice">
          {(close) => (
            <GroupChoice
              group={group}
              onChoose={(fields) => {
                run(groupedBy(query, fields));
                close();
              }}
            />
          )}
        </Popover>
      )}
      <label>
        <span className="visually-hidden">Step</span>
        <select
          className="field"
          value={search.step ?? ""}
          onChange={({ target }) => change({ step: target.value === "" ? undefined : (target.value as Step) })}
        >
          <option value="">Step: auto</option>
          {(Object.keys(STEPS) as Step[]).map((step) => (
            <option key={step} value={step}>
              Step: {STEPS[step].label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function GroupChoice({ group, onChoose }: { group: string; onChoose: (fields: string) => void }) {
  const [text, setText] = useState("");
  const suggestions = useFieldSuggestions(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") onChoose(fieldOf(text));
  };
  return (
    <form onSubmit={submit}>
      {group !== "" && (
        <button type="button" className="button button-bare" onClick={() => onChoose("")}>
          Do not group
        </button>
      )}
      <Combobox
        label="Field to group by"
        placeholder="Field, such as http.route"
        text={text}
        onText={setText}
        onChoose={({ value }) => onChoose(value)}
        suggestions={suggestions}
        focused
      />
    </form>
  );
}
