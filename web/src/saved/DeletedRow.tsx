import { useEffect, useRef } from "react";
import type { SavedQuery } from "../api/saved";
import { Refusal } from "../controls/Refusal";
import { useDelete } from "./savedQueries";

interface DeletedRowProps {
  item: SavedQuery;
  onDone(): void;
}

/** The question whether a saved query shall be deleted. */
export function DeletedRow({ item, onDone }: DeletedRowProps) {
  const remove = useDelete();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <tr data-testid="saved-row">
      <td colSpan={5}>
        <div className="saved-edit">
          <p>
            Delete <b>{item.name}</b> for everybody?
          </p>
          <button
            type="button"
            className="button button-primary"
            data-removes
            aria-disabled={remove.isPending}
            onClick={() => !remove.isPending && remove.mutate(item.id)}
          >
            Delete
          </button>
          <button ref={keep} type="button" className="button" onClick={onDone}>
            Keep
          </button>
        </div>
        <Refusal thrown={remove.error} />
      </td>
    </tr>
  );
}
