import { type KeyboardEvent, useState } from "react";
import type { Direction } from "../api/links";
import { ServiceName } from "../explorer/cells";
import { formatCount } from "../model/numbers";
import { useServiceColour } from "../trace/traceContext";
import { byService, LINK_COLUMNS, type LinkGroup, type ListedLink } from "./linkListing";
import { type LinkOwner, LinkRow } from "./LinkRow";

interface LinksTableProps {
  links: readonly ListedLink[];
  grouped: boolean;
  direction: Direction;
  owner: LinkOwner;
  labelledBy: string;
}

/** The listed links, a row each; grouped, those of a service stand under its name, which folds them away. */
export function LinksTable({ links, grouped, direction, owner, labelledBy }: LinksTableProps) {
  const [folded, setFolded] = useState<ReadonlySet<Service>>(new Set());
  const fold = (service: Service, wanted: boolean) =>
    setFolded((held) => new Set(wanted ? [...held, service] : [...held].filter((other) => other !== service)));
  const rows = (listed: readonly ListedLink[]) =>
    listed.map(({ place, end }) => <LinkRow key={place} end={end} direction={direction} owner={owner} />);
  return (
    <div className="links-scroller" role="group" tabIndex={0} aria-labelledby={labelledBy}>
      <table className="links-table" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{direction === "outgoing" ? "Linked Span ID" : "Linking Span ID"}</th>
            <th scope="col">service</th>
            <th scope="col">span</th>
            <th scope="col">kind</th>
            <th scope="col">status</th>
            <th scope="col">started</th>
            <th scope="col" className="number">
              duration
            </th>
            <th scope="col" className="number" title="From the linked span's end to the linking span's start">
              waited
            </th>
            <th scope="col">link attributes</th>
          </tr>
        </thead>
        {grouped ? (
          byService(links).map((group) => {
            const { service } = group;
            return (
              <tbody key={JSON.stringify(service)}>
                <GroupHead group={group} folded={folded.has(service)} onFold={(wanted) => fold(service, wanted)} />
                {!folded.has(service) && rows(group.links)}
              </tbody>
            );
          })
        ) : (
          <tbody>{rows(links)}</tbody>
        )}
      </table>
    </div>
  );
}

type Service = LinkGroup["service"];

interface GroupHeadProps {
  group: LinkGroup;
  folded: boolean;
  onFold(folded: boolean): void;
}

function GroupHead({ group: { service, links }, folded, onFold }: GroupHeadProps) {
  const colourOf = useServiceColour();
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    onFold(event.key === "ArrowLeft");
  };
  return (
    <tr className="link-group">
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
