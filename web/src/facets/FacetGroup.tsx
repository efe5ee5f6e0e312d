import { type Facet, FEW_VALUES } from "../api/facets";
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
  /** At most so many values are shown. */
  most: number;
  onMore(more: boolean): void;
  onFold(folded: boolean): void;
  onToggle(value: string, wish: "wanted" | "excluded"): void;
  onRemove?(): void;
}

/** The values of one field with their counts. A click wants a value, with Shift or Alt it excludes it. */
export function FacetGroup({ facet, held, folded, most, onMore, onFold, onToggle, onRemove }: FacetGroupProps) {
  const { field, complete } = facet;
  const name = NAMES[field] ?? field;
  const listed = { ...facet, values: facet.values.slice(0, most) };
  const values = [...listed.values, ...absentValues(listed, held).map((text) => ({ text, count: null }))];
  const highest = facet.values.reduce((high, { count }) => Math.max(high, count), 1);
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
                  share={(count ?? 0) / highest}
                  dot={field === SERVICE ? serviceColour(unquote(text)) : null}
                  state={facetState(held, field, text)}
                  onToggle={(wish) => onToggle(text, wish)}
                />
              </li>
            ))}
          </ul>
          {values.length === 0 && <p className="facet-note">{complete ? "no value" : "no value counted"}</p>}
          {values.length > 0 && <MoreValues facet={facet} most={most} onMore={onMore} />}
        </>
      )}
    </section>
  );
}

/** Whether there are more values than those shown, and the button that shows them, or fewer again. */
function MoreValues({ facet, most, onMore }: Pick<FacetGroupProps, "facet" | "most" | "onMore">) {
  const { values, complete } = facet;
  const few = most === FEW_VALUES;
  const full = values.length >= FEW_VALUES;
  return (
    <>
      {!complete && !(few && full) && (
        <p className="facet-note">
          {full ? `the ${values.length} commonest: more may occur` : "incomplete: more values may occur"}
        </p>
      )}
      {few ? (
        full && (values.length > most || !complete) && <MoreButton title="More values" onPress={() => onMore(true)} />
      ) : (
        <MoreButton title="Fewer values" onPress={() => onMore(false)} />
      )}
    </>
  );
}

function MoreButton({ title, onPress }: { title: string; onPress: () => void }) {
  return (
    <button type="button" className="facet-more" onClick={onPress}>
      {title}
    </button>
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
