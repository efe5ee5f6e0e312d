import { Link } from "@tanstack/react-router";
import { Icon } from "../controls/Icon";
import { narrowedBy } from "../explorer/lastExplorerSearch";
import { type Condition, writeCondition } from "../model/queryText";
import { useShownTrace } from "../trace/traceContext";

/** Two ways into the explorer, with one more condition in its query: what has this value, and what has another one. */
export function FilterLinks({ condition }: { condition: Condition }) {
  const { source } = useShownTrace();
  if (source.holder === "file") return null;
  const opposite: Condition = { ...condition, operator: condition.operator === ">=" ? "<" : "!=" };
  return (
    <span className="filter-links">
      <FilterLink condition={condition} words="Filter" icon="filter" />
      <FilterLink condition={opposite} words="Exclude" icon="exclude" />
    </span>
  );
}

interface FilterLinkProps {
  condition: Condition;
  words: string;
  icon: "filter" | "exclude";
}

function FilterLink({ condition, words, icon }: FilterLinkProps) {
  const title = `${words}: ${writeCondition(condition)}`;
  return (
    <Link to="/" search={narrowedBy(condition)} className="button button-bare" aria-label={title} title={title}>
      <Icon name={icon} />
    </Link>
  );
}
