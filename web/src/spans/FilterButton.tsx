import "./spans.css";
import { Icon } from "../controls/Icon";
import { type Condition, writeCondition } from "../model/queryText";
import { addCondition } from "../query/conditions";
import { useQueryText } from "../query/useQueryText";

/** Narrows the query by one more condition. */
export function FilterButton({ condition }: { condition: Condition }) {
  const { amend } = useQueryText();
  const title = `Filter: ${writeCondition(condition)}`;
  return (
    <button
      type="button"
      className="button button-bare cell-filter"
      aria-label={title}
      title={title}
      onClick={() => amend((text) => addCondition(text, condition))}
    >
      <Icon name="filter" />
    </button>
  );
}
