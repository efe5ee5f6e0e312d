import type { Direction } from "../api/links";

/** The titles of a links table's columns. */
export function LinksHead({ direction }: { direction: Direction }) {
  return (
    <thead>
      <tr aria-rowindex={1}>
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
        <th scope="col" className="link-attributes-column">
          link attributes
        </th>
      </tr>
    </thead>
  );
}
