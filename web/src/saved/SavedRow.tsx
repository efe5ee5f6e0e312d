import { Link } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { asProblem } from "../api/problem";
import type { SavedQuery } from "../api/saved";
import { CopyButton } from "../controls/CopyButton";
import { ORDERS, VIEWS } from "../explorer/explorerSearch";
import { lastExplorerSearch } from "../explorer/lastExplorerSearch";
import { usePreferences } from "../frame/preferences";
import { formatInstant, formatInstantInFull } from "../model/instants";
import { writeSearchParameters } from "../searchParameters";
import { draftOf, useDelete, useSave } from "./savedQueries";
import { searchOf } from "./savedSearch";

/** One saved query; a click on Edit turns its name and text into fields. */
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

interface ChangingRowProps {
  item: SavedQuery;
  onDone(): void;
}

function EditedRow({ item: current, onDone }: ChangingRowProps) {
  // What is being edited stays the one that was read when the edit began, whatever comes of it meanwhile.
  const [item] = useState(current);
  const [name, setName] = useState(item.name);
  const [query, setQuery] = useState(item.query);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const save = useSave();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const draft = { ...draftOf(item), name: name.trim(), query: query.trim() };
    save.mutate({ before: item, draft }, { onSuccess: onDone });
  };
  return (
    <tr data-testid="saved-row">
      <td colSpan={5}>
        <form className="saved-edit" onSubmit={submit}>
          <label>
            <span>Name</span>
            <input ref={first} className="field" value={name} onChange={(event) => setName(event.target.value)} />
          </label>
          <label>
            <span>Query</span>
            <input
              className="field mono"
              spellCheck={false}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
          </label>
          <button type="submit" className="button button-primary" disabled={name.trim() === "" || save.isPending}>
            Save
          </button>
          <button type="button" className="button" onClick={onDone}>
            Cancel
          </button>
        </form>
        <Refusal thrown={save.error} />
      </td>
    </tr>
  );
}

function DeletedRow({ item, onDone }: ChangingRowProps) {
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
            disabled={remove.isPending}
            onClick={() => remove.mutate(item.id)}
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

function Refusal({ thrown }: { thrown: unknown }) {
  if (thrown === null) return null;
  const { detail, title } = asProblem(thrown);
  return (
    <p className="error-text" role="alert">
      {detail || title}
    </p>
  );
}
