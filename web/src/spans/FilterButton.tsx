import "./spans.css";
import { type Condition, writeCondition } from "../model/queryText";
import { addCondition } from "../query/conditions";
import { useQueryText } from "../query/useQueryText";
import { CellAction } from "./CellAction";

/** Narrows the query by what something shown has in common with others of its kind. */
export function FilterButton({ conditions }: { conditions: readonly Condition[] }) {
  const { amend } = useQueryText();
  const title = `Filter: ${conditions.map(writeCondition).join(" && ")}`;
  return (
    <CellAction title={title} icon="filter" onClick={() => amend((text) => conditions.reduce(addCondition, text))} />
  );
}
