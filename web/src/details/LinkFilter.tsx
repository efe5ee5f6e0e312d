import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { LinkListing } from "./linkListing";

interface LinkFilterProps {
  listing: LinkListing;
  onText(text: string): void;
  onGroup(grouped: boolean): void;
}

/** How long typing has to rest before the URL holds it: a browser refuses a page that rewrites its address with every key. */
const TYPING_REST_MILLIS = 120;

/** A text that the listed links must hold, and the choice to see them by service. */
export function LinkFilter({ listing, onText, onGroup }: LinkFilterProps) {
  const [typed, setTyped] = useState(listing.text);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const type = (text: string) => {
    setTyped(text);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => onText(text), TYPING_REST_MILLIS);
  };
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
