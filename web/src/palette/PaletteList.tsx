import { useEffect } from "react";
import { Icon } from "../controls/Icon";
import type { EntryGroup, PaletteEntry } from "./paletteEntries";

interface PaletteListProps {
  /** The list's id; an option's is this with its place behind it. */
  id: string;
  groups: readonly EntryGroup[];
  /** Place of the option that Enter takes, counted over all groups. */
  active: number;
  onPoint(place: number): void;
  onTake(entry: PaletteEntry): void;
}

/** The palette's choices under the names of their groups. The text field keeps the focus and takes the keys for them. */
export function PaletteList({ id, groups, active, onPoint, onTake }: PaletteListProps) {
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);
  const firstOf = (at: number) => groups.slice(0, at).reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Choices"
      className="palette-list"
      onPointerDown={(event) => event.preventDefault()}
    >
      {groups.map(({ group, entries }, at) => {
        const first = firstOf(at);
        return (
          <div key={group} role="group" aria-labelledby={`${id}-group-${at}`}>
            <div role="presentation" id={`${id}-group-${at}`} className="palette-group">
              {group}
            </div>
            {entries.map((entry, place) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the text field takes the keys
              <div
                key={entry.key}
                id={`${id}-${first + place}`}
                role="option"
                tabIndex={-1}
                className="palette-entry"
                aria-selected={first + place === active}
                onPointerMove={() => onPoint(first + place)}
                onClick={() => onTake(entry)}
              >
                <Icon name={entry.icon} />
                <span className={entry.code === "title" ? "palette-title mono" : "palette-title"} title={entry.title}>
                  {entry.title}
                </span>
                {entry.detail !== "" && (
                  <span className={entry.code === "detail" ? "palette-detail mono" : "palette-detail"}>
                    {entry.detail}
                  </span>
                )}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
