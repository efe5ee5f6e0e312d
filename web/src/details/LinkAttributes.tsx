import type { LinkEnd } from "../api/links";
import { valueText } from "../model/attributes";
import { plural } from "../model/numbers";

interface LinkAttributesProps {
  link: LinkEnd["link"];
  label: string;
  /** Of the element that holds them one below the other, while they are unfolded. */
  tableId: string;
  unfolded: boolean;
  onUnfold(unfolded: boolean): void;
}

/** A link's attributes on one line, and the button that unfolds them into a table, where each leads to a filter. */
export function LinkAttributes({ link, label, tableId, unfolded, onUnfold }: LinkAttributesProps) {
  const text = link.attributes.map(({ key, value }) => `${key}=${valueText(value)}`);
  const dropped = link.droppedAttributesCount ?? 0;
  return (
    <span className="link-attributes">
      {text.length > 0 && (
        <button
          type="button"
          className="link-unfold"
          aria-expanded={unfolded}
          aria-controls={unfolded ? tableId : undefined}
          aria-label={label}
          title={unfolded ? "Fold the attributes" : "Each attribute on a line"}
          onClick={() => onUnfold(!unfolded)}
        >
          {unfolded ? "▾" : "▸"}
        </button>
      )}
      <span className="link-attributes-text mono" title={text.join("\n")}>
        {text.join("  ")}
      </span>
      {dropped > 0 && <span className="warning-text">{plural(dropped, "attribute")} dropped</span>}
    </span>
  );
}
