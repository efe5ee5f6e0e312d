import type { AnyValue } from "../model/attributes";
import { CellAction } from "./CellAction";
import type { Column } from "./columns";
import { pathsInto } from "./fieldPath";
import { useColumns } from "./useColumns";

interface KeyColumnsButtonProps {
  column: Column;
  value: AnyValue;
}

/** More columns than these are no table. */
const MOST_ADDED = 20;

/** Shows what lies in a map in columns of its own, behind the column of the map; nothing where there is no more to show. */
export function KeyColumnsButton({ column, value }: KeyColumnsButtonProps) {
  const { columns, addBehind } = useColumns();
  const hidden = pathsInto(column.id, value).filter((id) => !columns.some((shown) => shown.id === id));
  if (hidden.length === 0) return null;
  const added = hidden.slice(0, MOST_ADDED);
  const title = `Show as columns: ${added.join(", ")}`;
  return <CellAction title={title} icon="columns" onClick={() => addBehind(column.id, added)} />;
}
