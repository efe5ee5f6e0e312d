import type { ReactNode } from "react";
import { Icon } from "../controls/Icon";
import { Popover } from "../controls/Popover";
import { useRemovalFocus } from "../controls/useRemovalFocus";
import { useSettled } from "../controls/useSettled";
import { type Condition, SERVICE } from "../model/queryText";
import { ConditionForm } from "./ConditionForm";
import { FollowLinks } from "./FollowLinks";
import { addCondition, readCondition, removePart, replacePart } from "./conditions";
import { PAUSE_MILLIS, useParsedQuery } from "./parsedQuery";
import { useQueryText } from "./useQueryText";

/**
 * The query's conditions, each to be edited or removed, and the button that adds one. All of them write the text; what is to be said of it
 * stands beside them.
 */
export function Chips({ children }: { children: ReactNode }) {
  const { query, draft, amend } = useQueryText();
  const settled = useSettled(draft, PAUSE_MILLIS);
  const text = draft === query ? draft : settled;
  const parsed = useParsedQuery(text);
  // Places hold for the text that was read; while the next one is read, its chips wait.
  const conditions = text === draft ? (parsed?.conditions ?? []) : [];
  const watched = useRemovalFocus<HTMLDivElement>(text === draft && parsed !== undefined);
  return (
    <div className="chips" {...watched}>
      {conditions.length > 0 && (
        <ul aria-label="Filters">
          {conditions.map(({ from, to }) => (
            <li key={`${from} ${to}`} className="chip">
              <Chip
                written={text.slice(from, to)}
                onEdit={(edited) => amend((held) => replacePart(held, from, to, edited))}
                onRemove={() => amend((held) => removePart(held, from, to))}
              />
            </li>
          ))}
        </ul>
      )}
      <span data-after-removal>
        <Popover title="+ Filter" label="Add a filter" className="condition-popover">
          {(close) => (
            <ConditionForm
              submit="Add"
              onCondition={(added) => {
                amend((held) => addCondition(held, added));
                close();
              }}
            />
          )}
        </Popover>
      </span>
      {parsed?.kind === "spansets" && <FollowLinks />}
      {parsed?.conditions === null && (
        <span className="muted">
          {parsed.kind === "metrics" ? "A metrics query" : "More than a list of filters"}: edit it as text. A new filter
          narrows what it finds.
        </span>
      )}
      {children}
    </div>
  );
}

interface ChipProps {
  written: string;
  onEdit(edited: Condition): void;
  onRemove(): void;
}

function Chip({ written, onEdit, onRemove }: ChipProps) {
  const condition = readCondition(written);
  const shown = written.startsWith(SERVICE) ? `service${written.slice(SERVICE.length)}` : written;
  return (
    <>
      {condition === null ? (
        <span className="chip-text">{shown}</span>
      ) : (
        <Popover title={shown} label={`Edit the filter ${shown}`} className="condition-popover" bare>
          {(close) => (
            <ConditionForm
              submit="Change"
              start={condition}
              onCondition={(edited) => {
                onEdit(edited);
                close();
              }}
            />
          )}
        </Popover>
      )}
      <button
        type="button"
        className="chip-remove"
        data-removes
        aria-label={`Remove the filter ${shown}`}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </>
  );
}
