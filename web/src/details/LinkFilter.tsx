import type { KeyboardEvent } from "react";
import { useLead } from "../trace/useLead";
import type { LinkListing } from "./linkListing";

interface LinkFilterProps {
  listing: LinkListing;
  onText(text: string): void;
  onGroup(grouped: boolean): void;
}

/** A text that the listed links must hold, and the choice to see them by service. */
export function LinkFilter({ listing, onText, onGroup }: LinkFilterProps) {
  const { value: typed, lead: type } = useLead(listing.text, onText);
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (typed === "") event.currentTarget.blur();
    else type("");
  };
  return (
    <>
      <input
        id="filter-links"
        className="field link-filter"
        type="search"
        aria-label="Filter the links"
        aria-keyshortcuts="f"
        placeholder="Filter   f"
        title="By id, service, span name, kind, status, or an attribute's key or value"
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKey}
      />
      <button type="button" className="button" aria-pressed={listing.grouped} onClick={() => onGroup(!listing.grouped)}>
        Group by service
      </button>
    </>
  );
}
