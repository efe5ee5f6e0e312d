import { Fragment } from "react";
import type { MatchedSet } from "../api/search";
import { formatCount } from "../model/numbers";
import { FilterButton } from "../spans/FilterButton";
import { ResultRow } from "./ResultRow";
import { valuesOf } from "./setValues";

/** One of the sets into which the query divides a trace: `service = cart · count() = 3 · avg(duration) = 12.0 ms`. */
export function SetLine({ set, place }: { set: MatchedSet; place: number }) {
  const values = valuesOf(set);
  return (
    <ResultRow place={place} opens={null} detail data-testid="set-row">
      <div role="cell" />
      <div
        role="cell"
        aria-colspan={4}
        className="set-values clipped"
        title={values.map(({ name, exact }) => `${name} = ${exact}`).join(" · ")}
      >
        {values.map(({ name, group, text, condition }, at) => (
          <Fragment key={name}>
            {at > 0 && <span className="set-gap muted"> · </span>}
            <span className="set-value">
              <span className="muted">{name} = </span>
              <span className={group ? "set-group" : ""}>{text}</span>
              {condition !== null && <FilterButton conditions={[condition]} />}
            </span>
          </Fragment>
        ))}
      </div>
      <div role="cell" className="number">
        {formatCount(set.count)}
      </div>
      <div role="cell" />
      <div role="cell" />
    </ResultRow>
  );
}

/** Says how many sets are not listed. */
export function MoreSets({ rest, place, onUnfold }: { rest: number; place: number; onUnfold: (() => void) | null }) {
  return (
    <ResultRow place={place} opens={null} detail>
      <div role="cell" />
      <div role="cell" aria-colspan={7} className="muted results-rest">
        and {formatCount(rest)} more {rest === 1 ? "group" : "groups"}
        {onUnfold !== null && (
          <>
            {" "}
            <button type="button" className="text-button" onClick={onUnfold}>
              Show
            </button>
          </>
        )}
      </div>
    </ResultRow>
  );
}
