import "./spans.css";
import { Icon } from "../controls/Icon";
import { type Condition, writeCondition } from "../model/queryText";
import { addCondition } from "../query/conditions";
import { useQueryText } from "../query/useQueryText";

/** Narrows the query by what something shown has in common with others of its kind. */
export function FilterButton({ conditions }: { conditions: readonly Condition[] }) {
  const { amend } = useQueryText();
  const title = `Filter: ${conditions.map(writeCondition).join(" && ")}`;
  return (
    <button
      type="button"
      className="button button-bare cell-action"
      aria-label={title}
      title={title}
      onClick={() => amend((text) => conditions.reduce(addCondition, text))}
    >
      <Icon name="filter" />
    </button>
  );
}
