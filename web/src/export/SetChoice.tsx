interface SetChoiceProps {
  /** The queries that find the spans of each set. */
  sets: readonly string[];
  chosen: string;
  onChoose(set: string): void;
}

/** Which of the sets of spans with which a query computes goes into the file. */
export function SetChoice({ sets, chosen, onChoose }: SetChoiceProps) {
  return (
    <fieldset className="export-sets">
      <legend className="muted">This query computes with several sets of spans. A file has one, newest first:</legend>
      {sets.map((set) => (
        <label key={set}>
          <input type="radio" name="export-set" checked={set === chosen} onChange={() => onChoose(set)} />
          <code>{set}</code>
        </label>
      ))}
    </fieldset>
  );
}
