import type { KeyboardEvent } from "react";
import { ServiceName } from "../explorer/cells";
import { formatCount } from "../model/numbers";
import { useServiceColour } from "../trace/traceContext";
import { LINK_COLUMNS, type LinkGroup } from "./linkListing";

interface LinkGroupHeadProps {
  lineKey: string;
  rowIndex: number;
  group: LinkGroup;
  folded: boolean;
  onFold(folded: boolean): void;
}

/** The service of the links below, which folds them away. */
export function LinkGroupHead({ lineKey, rowIndex, group, folded, onFold }: LinkGroupHeadProps) {
  const { service, links } = group;
  const colourOf = useServiceColour();
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    onFold(event.key === "ArrowLeft");
  };
  return (
    <tr className="link-group" aria-rowindex={rowIndex} data-line={lineKey}>
      <th scope="rowgroup" colSpan={LINK_COLUMNS}>
        <button type="button" aria-expanded={!folded} onClick={() => onFold(!folded)} onKeyDown={onKey}>
          <span aria-hidden="true" className="link-twisty">
            {folded ? "▸" : "▾"}
          </span>
          {service === null ? (
            <span className="muted">span not stored</span>
          ) : (
            <ServiceName service={service} colour={colourOf(service)} />
          )}
          <span className="muted">{formatCount(links.length)}</span>
        </button>
      </th>
    </tr>
  );
}
