import { Link } from "@tanstack/react-router";
import { Icon } from "../controls/Icon";
import { narrowedBy } from "../explorer/lastExplorerSearch";
import { type Condition, writeCondition } from "../model/queryText";
import { useTraceSource } from "../trace/sourceContext";

/**
 * Two ways into the explorer, with more in its query: what has this value, and what has another one. Of several values there is the first way
 * alone: a query has no one condition for all that lack them.
 */
export function FilterLinks({ conditions }: { conditions: readonly Condition[] }) {
  const { holder } = useTraceSource();
  const [only, ...others] = conditions;
  if (holder === "file" || only === undefined) return null;
  return (
    <span className="filter-links">
      <FilterLink conditions={conditions} words="Filter" icon="filter" />
      {others.length === 0 && <FilterLink conditions={[opposite(only)]} words="Exclude" icon="exclude" />}
    </span>
  );
}

function opposite(condition: Condition): Condition {
  return { ...condition, operator: condition.operator === ">=" ? "<" : "!=" };
}

interface FilterLinkProps {
  conditions: readonly Condition[];
  words: string;
  icon: "filter" | "exclude";
}

function FilterLink({ conditions, words, icon }: FilterLinkProps) {
  const title = `${words}: ${conditions.map(writeCondition).join(" && ")}`;
  return (
    <Link to="/" search={narrowedBy(conditions)} className="button button-bare" aria-label={title} title={title}>
      <Icon name={icon} />
    </Link>
  );
}
