import type { Facet } from "../api/facets";
import { Icon } from "../controls/Icon";
import { formatCount } from "../model/numbers";
import { type Condition, SERVICE, unquote } from "../model/queryText";
import { serviceColour } from "../model/serviceColour";
import { absentValues, type FacetState, facetState } from "./facetConditions";

const NAMES: Readonly<Record<string, string>> = {
  [SERVICE]: "service",
  "span:name": "span name",
  "span:kind": "kind",
  "span:status": "status",
};

interface FacetGroupProps {
  facet: Facet;
  /** The query's conditions. */
  held: readonly Condition[];
  /** Its name alone is shown. */
  folded: boolean;
  onFold(folded: boolean): void;
  onToggle(value: string, wish: "wanted" | "excluded"): void;
  onRemove?(): void;
}

/** The values of one field with their counts. A click wants a value, with Shift or Alt it excludes it. */
export function FacetGroup({ facet, held, folded, onFold, onToggle, onRemove }: FacetGroupProps) {
  const { field, complete } = facet;
  const name = NAMES[field] ?? field;
  const values = [...facet.values, ...absentValues(facet, held).map((text) => ({ text, count: null }))];
  const most = facet.values.reduce((highest, { count }) => Math.max(highest, count), 1);
  return (
    <section className="facet" aria-label={name}>
      <header>
        <button
          type="button"
          className="facet-name"
          title={field}
          aria-expanded={!folded}
          onClick={() => onFold(!folded)}
        >
          <span aria-hidden="true">{folded ? "▸" : "▾"}</span> {name}
        </button>
        {onRemove !== undefined && (
          <button
            type="button"
            className="facet-small"
            data-removes
            aria-label={`Remove the facet ${name}`}
            onClick={onRemove}
          >
            <Icon name="close" />
          </button>
        )}
      </header>
      {!folded && (
        <>
          <ul>
            {values.map(({ text, count }) => (
              <li key={text}>
                <FacetValue
                  text={text}
                  count={count}
                  share={(count ?? 0) / most}
                  dot={field === SERVICE ? serviceColour(unquote(text)) : null}
                  state={facetState(held, field, text)}
                  onToggle={(wish) => onToggle(text, wish)}
                />
              </li>
            ))}
          </ul>
          {values.length === 0 && <p className="facet-note">{complete ? "no value" : "no value counted"}</p>}
          {values.length > 0 && !complete && <p className="facet-note">incomplete: more values may occur</p>}
        </>
      )}
    </section>
  );
}

interface FacetValueProps {
  text: string;
  count: number | null;
  share: number;
  /** The colour that the value goes with everywhere; null for values without one. */
  dot: string | null;
  state: FacetState;
  onToggle(wish: "wanted" | "excluded"): void;
}

function FacetValue({ text, count, share, dot, state, onToggle }: FacetValueProps) {
  const shown = unquote(text) || "(empty)";
  return (
    <div className={`facet-value facet-${state}`}>
      <button
        type="button"
        className="facet-choose"
        aria-pressed={state === "wanted"}
        title={`${shown}\nClick: only these. Shift or Alt click: all but these.`}
        onClick={(event) => onToggle(event.shiftKey || event.altKey ? "excluded" : "wanted")}
      >
        <span className="facet-share" style={{ width: `${share * 100}%` }} />
        {dot !== null && <span className="service-dot" style={{ background: dot }} />}
        <span className="facet-text">{shown}</span>
        <span className="facet-count">{count === null ? "" : formatCount(count)}</span>
      </button>
      <button
        type="button"
        className="facet-small facet-exclude"
        aria-pressed={state === "excluded"}
        aria-label={`Exclude ${shown}`}
        title="All but these"
        onClick={() => onToggle("excluded")}
      >
        ≠
      </button>
    </div>
  );
}
