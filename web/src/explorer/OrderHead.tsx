import { type Order, ORDERS } from "./explorerSearch";
import { useExplorerSearch } from "./useExplorerSearch";

/** A column that lists can be ordered by. */
export type OrderedColumn = "start" | "duration";

/** Its title as a button: start turns between newest and oldest, duration between longest and newest. */
export function OrderHead({ column }: { column: OrderedColumn }) {
  const [search, change] = useExplorerSearch();
  const next = nextOrder(column, search.first ?? "newest");
  return (
    <button
      type="button"
      className="order-head"
      title={`Show the ${ORDERS[next]}`}
      onClick={() => change({ first: next === "newest" ? undefined : next })}
    >
      {column}
    </button>
  );
}

/** How a list in this order is sorted by the column, for `aria-sort`; null where it is not. */
export function sortedBy(column: string, order: Order): "ascending" | "descending" | null {
  if (column === "start" && order !== "longest") return order === "newest" ? "descending" : "ascending";
  return column === "duration" && order === "longest" ? "descending" : null;
}

function nextOrder(column: OrderedColumn, held: Order): Order {
  if (column === "start") return held === "newest" ? "oldest" : "newest";
  return held === "longest" ? "newest" : "longest";
}
