import { Icon } from "../controls/Icon";

interface AddedFacetsProps {
  fields: readonly string[];
  onRemove(field: string): void;
}

/** The added fields by name alone: one that the server refuses keeps all others from being counted until it is removed. */
export function AddedFacets({ fields, onRemove }: AddedFacetsProps) {
  return (
    <ul className="facets-added" aria-label="Added facets">
      {fields.map((field) => (
        <li key={field}>
          <span className="clipped mono">{field}</span>
          <button
            type="button"
            className="facet-small"
            data-removes
            aria-label={`Remove the facet ${field}`}
            title="Remove"
            onClick={() => onRemove(field)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
