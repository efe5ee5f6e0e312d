import { useLayoutEffect, useRef } from "react";
import type { Direction, LinkEnd } from "../api/links";
import { AttributeTable } from "./AttributeTable";
import { attributesLabel } from "./linkEnds";
import { LINK_COLUMNS } from "./linkListing";

interface LinkAttributesRowProps {
  lineKey: string;
  rowIndex: number;
  end: LinkEnd;
  direction: Direction;
  id: string;
  /** Called with the row's key and how high it is drawn. */
  onHeight(lineKey: string, pixels: number): void;
}

/** A link's attributes one below the other, each of which leads to a filter. */
export function LinkAttributesRow({ lineKey, rowIndex, end, direction, id, onHeight }: LinkAttributesRowProps) {
  const row = useRef<HTMLTableRowElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [measured, watched] = [row.current, content.current];
    if (measured === null || watched === null) return undefined;
    const resized = new ResizeObserver(() => onHeight(lineKey, measured.offsetHeight));
    resized.observe(watched);
    return () => resized.disconnect();
  }, [lineKey, onHeight]);
  return (
    <tr ref={row} className="link-unfolded" aria-rowindex={rowIndex} data-line={lineKey}>
      <td id={id} colSpan={LINK_COLUMNS}>
        <div ref={content}>
          <AttributeTable attributes={end.link.attributes} scope="link" label={attributesLabel(end, direction)} />
        </div>
      </td>
    </tr>
  );
}
