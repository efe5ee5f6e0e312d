import { Splitter } from "../controls/Splitter";
import { useSize } from "../controls/useSize";
import { useExplorerPreferences } from "../explorer/explorerPreferences";
import { OrderHead } from "../explorer/OrderHead";
import { type Column, nameOf } from "./columns";

interface ColumnHeadProps {
  column: Column;
  place: number;
  /** The begin of its name that stands above it and its neighbours; empty where none does. */
  above: string;
  onMove(from: number, to: number): void;
}

const DRAGGED = "application/x-weft-column";
const MOST_PIXELS = 900;

/** A column's title, which can be dragged to another place, and the line at its right that sizes it. */
export function ColumnHead({ column, place, above, onMove }: ColumnHeadProps) {
  const { columnWidths, sizeColumn } = useExplorerPreferences();
  const { box: head, width } = useSize();
  const scope = above === "" ? column.scope : above;
  const name = nameOf(column);
  return (
    // Keys reach the same through the list of columns; dragging is a shorter way for the pointer.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={head}
      className="column-head"
      onDragOver={(event) => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const from = Number(event.dataTransfer.getData(DRAGGED));
        if (from !== place) onMove(from, place);
      }}
    >
      <span
        className="column-title"
        draggable
        title={name}
        onDragStart={(event) => event.dataTransfer.setData(DRAGGED, String(place))}
      >
        {scope !== "" && <span className={above === "" ? "column-scope" : "visually-hidden"}>{scope}</span>}
        {column.id === "start" || column.id === "duration" ? (
          <OrderHead column={column.id} />
        ) : (
          name.slice(scope.length)
        )}
      </span>
      <Splitter
        label={`Width of ${name}`}
        orientation="vertical"
        unit="px"
        value={columnWidths[column.id] ?? width}
        min={column.least}
        max={MOST_PIXELS}
        onSize={(pixels) => sizeColumn(column.id, Math.round(pixels))}
      />
    </div>
  );
}
