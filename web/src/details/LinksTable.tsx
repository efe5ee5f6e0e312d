import { type CSSProperties, type ReactNode, useId, useMemo, useRef, useState } from "react";
import type { Direction } from "../api/links";
import { LinkAttributesRow } from "./LinkAttributesRow";
import { LinkGroupHead } from "./LinkGroupHead";
import { type LinkLine, linesOf, type Service } from "./linkLines";
import { LINK_COLUMNS, type ListedLink } from "./linkListing";
import { type LinkOwner, LinkRow } from "./LinkRow";
import { LinksHead } from "./LinksHead";
import { useDrawnLines } from "./useDrawnLines";

interface LinksTableProps {
  links: readonly ListedLink[];
  grouped: boolean;
  direction: Direction;
  owner: LinkOwner;
  labelledBy: string;
}

/** Height of a row, in pixels; unfolded attributes take what they need. */
const ROW_PIXELS = 28;

/**
 * The listed links, a row each; grouped, those of a service stand under its name, which folds them away. Only the rows in sight exist, and
 * those around the focus.
 */
export function LinksTable({ links, grouped, direction, owner, labelledBy }: LinksTableProps) {
  const [folded, setFolded] = useState<ReadonlySet<Service>>(new Set());
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const table = useRef<HTMLTableElement>(null);
  const tableId = useId();
  const lines = useMemo(() => linesOf(links, { grouped, folded, unfolded }), [links, grouped, folded, unfolded]);
  const { drawn, measure, watch } = useDrawnLines(table, lines, ROW_PIXELS);

  const row = (line: LinkLine, place: number) => {
    const rowIndex = place + 2;
    switch (line.kind) {
      case "group":
        return (
          <LinkGroupHead
            key={line.key}
            lineKey={line.key}
            rowIndex={rowIndex}
            group={line.group}
            folded={line.folded}
            onFold={(fold) => setFolded((held) => changed(held, line.group.service, fold))}
          />
        );
      case "link":
        return (
          <LinkRow
            key={line.key}
            lineKey={line.key}
            rowIndex={rowIndex}
            end={line.link.end}
            direction={direction}
            owner={owner}
            attributesId={`${tableId}-${line.link.place}`}
            unfolded={line.unfolded}
            onUnfold={(unfold) => setUnfolded((held) => changed(held, line.link.place, unfold))}
          />
        );
      case "attributes":
        return (
          <LinkAttributesRow
            key={line.key}
            lineKey={line.key}
            rowIndex={rowIndex}
            end={line.link.end}
            direction={direction}
            id={`${tableId}-${line.link.place}`}
            onHeight={measure}
          />
        );
    }
  };
  /** The rows of each service in a body of their own, which its head begins. */
  const bodies: { key: string; rows: ReactNode[] }[] = [{ key: "first", rows: [] }];
  for (const part of drawn) {
    const line = part.kind === "line" ? lines[part.place] : undefined;
    if (line?.kind === "group") bodies.push({ key: line.key, rows: [] });
    const rows = bodies.at(-1)?.rows;
    if (part.kind === "room") rows?.push(<Room key={`room ${part.before}`} pixels={part.pixels} />);
    else if (line !== undefined) rows?.push(row(line, part.place));
  }

  return (
    <div className="links-scroller" role="group" tabIndex={0} aria-labelledby={labelledBy}>
      <table
        ref={table}
        className="links-table"
        style={{ "--row-height": `${ROW_PIXELS}px` } as CSSProperties}
        aria-labelledby={labelledBy}
        aria-rowcount={lines.length + 1}
        {...watch}
      >
        <LinksHead direction={direction} />
        {bodies
          .filter(({ rows }) => rows.length > 0)
          .map(({ key, rows }) => (
            <tbody key={key}>{rows}</tbody>
          ))}
      </table>
    </div>
  );
}

/** The room of rows that are not drawn. */
function Room({ pixels }: { pixels: number }) {
  return (
    <tr className="links-room" aria-hidden="true">
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- nobody meets it */}
      <td colSpan={LINK_COLUMNS} style={{ height: pixels }} />
    </tr>
  );
}

function changed<T>(held: ReadonlySet<T>, value: T, wanted: boolean): ReadonlySet<T> {
  return new Set(wanted ? [...held, value] : [...held].filter((other) => other !== value));
}
