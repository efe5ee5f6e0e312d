import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { SavedQuery } from "../api/saved";
import { CopyButton } from "../controls/CopyButton";
import { ORDERS, VIEWS } from "../explorer/explorerSearch";
import { lastExplorerSearch } from "../explorer/lastExplorerSearch";
import { usePreferences } from "../frame/preferences";
import { formatInstant, formatInstantInFull } from "../model/instants";
import { writeSearchParameters } from "../searchParameters";
import { DeletedRow } from "./DeletedRow";
import { EditedRow } from "./EditedRow";
import { searchOf } from "./savedSearch";

/** One saved query; Edit and Delete put another row in its place. */
export function SavedRow({ item }: { item: SavedQuery }) {
  const [doing, setDoing] = useState<"edit" | "delete" | null>(null);
  const zone = usePreferences((held) => held.zone);
  const changed = BigInt(item.changedTimeUnixNano);
  const edit = useRef<HTMLButtonElement>(null);
  const remove = useRef<HTMLButtonElement>(null);
  const done = () => {
    const button = doing === "edit" ? edit : remove;
    flushSync(() => setDoing(null));
    button.current?.focus();
  };
  if (doing === "edit") return <EditedRow item={item} onDone={done} />;
  if (doing === "delete") return <DeletedRow item={item} onDone={done} />;
  return (
    <tr data-testid="saved-row">
      <th scope="row">
        <Link to="/" search={{ ...lastExplorerSearch(), ...searchOf(item) }} className="row-link">
          {item.name}
        </Link>
      </th>
      <td className="mono saved-query">{item.query}</td>
      <td>
        {VIEWS[item.view]}
        {item.order !== "newest" && `, ${ORDERS[item.order]}`}
      </td>
      <td>
        <time title={formatInstantInFull(changed, zone)}>{formatInstant(changed, zone).replace(/\.\d+$/, "")}</time>
      </td>
      <td className="saved-actions">
        <CopyButton
          text={`${window.location.origin}/${writeSearchParameters(searchOf(item))}`}
          label={`Copy a link to ${item.name}`}
        />
        <button
          ref={edit}
          type="button"
          className="button button-bare"
          aria-label={`Edit ${item.name}`}
          onClick={() => setDoing("edit")}
        >
          Edit
        </button>
        <button
          ref={remove}
          type="button"
          className="button button-bare"
          data-removes
          aria-label={`Delete ${item.name}`}
          onClick={() => setDoing("delete")}
        >
          Delete
        </button>
      </td>
    </tr>
  );
}
