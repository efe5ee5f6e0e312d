import "./facets.css";
import { useState } from "react";
import { Failure } from "../controls/Failure";
import { Icon } from "../controls/Icon";
import { KeptNotice } from "../controls/KeptNotice";
import { Skeleton } from "../controls/Skeleton";
import { useRemovalFocus } from "../controls/useRemovalFocus";
import { useExplorerPreferences } from "../explorer/explorerPreferences";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { EVERYTHING } from "../model/queryText";
import { chosenRange } from "../model/timeRange";
import { conditionsOf } from "../query/conditions";
import { useParsing } from "../query/parsedQuery";
import { useQueryText } from "../query/useQueryText";
import { AddedFacets } from "./AddedFacets";
import { AddFacet } from "./AddFacet";
import { FacetGroup } from "./FacetGroup";
import { toggleFacet } from "./facetConditions";
import { ALWAYS, otherFields } from "./facetFields";
import { useFacets } from "./facetsQuery";

/** How often values occur among the matches, beside the list; a click narrows the query, which reads them anew. */
export function FacetsPanel() {
  const [search] = useExplorerSearch();
  const { amend } = useQueryText();
  const { facetsOpen, addedFacets, showFacets, addFacet, removeFacet } = useExplorerPreferences();
  const [adding, setAdding] = useState(false);
  const query = search.q ?? EVERYTHING;
  const added = otherFields(addedFacets);
  const fields = [...ALWAYS, ...added];
  const parsing = useParsing(query);
  const parsed = parsing.data;
  const facets = useFacets(query, chosenRange(search), fields, facetsOpen && parsed?.kind === "spansets");
  const watched = useRemovalFocus<HTMLElement>(!facets.isPending);
  if (parsed === null || parsed?.kind === "metrics") return null;
  if (!facetsOpen) {
    return (
      <aside className="facets-closed" aria-label="Facets">
        <button
          type="button"
          className="button button-bare"
          aria-expanded={false}
          aria-label="Show the facets"
          title="Show the facets"
          onClick={() => showFacets(true)}
        >
          <Icon name="facets" />
        </button>
      </aside>
    );
  }
  const held = conditionsOf(query);
  return (
    <aside className="facets" aria-label="Facets" aria-busy={facets.isFetching} {...watched}>
      <header className="facets-header">
        <h2>Facets</h2>
        <button
          type="button"
          className="button button-bare"
          aria-expanded={adding}
          title="Count another field"
          data-after-removal
          onClick={() => setAdding(!adding)}
        >
          + Facet
        </button>
        <button
          type="button"
          className="button button-bare"
          aria-expanded
          aria-label="Hide the facets"
          title="Hide the facets"
          onClick={() => showFacets(false)}
        >
          <Icon name="facets" />
        </button>
      </header>
      {adding && (
        <AddFacet
          onAdd={(field) => {
            addFacet(field);
            setAdding(false);
          }}
        />
      )}
      {parsing.isLoadingError ? (
        <Failure what="The facets could not be counted" thrown={parsing.error} retry={() => void parsing.refetch()} />
      ) : facets.isLoadingError ? (
        <>
          <Failure what="The facets could not be counted" thrown={facets.error} retry={() => void facets.refetch()} />
          <AddedFacets fields={added} onRemove={removeFacet} />
        </>
      ) : facets.data === undefined ? (
        <Skeleton rows={12} label="Counting the facets" />
      ) : (
        <>
          {facets.data.facets.map((facet) => (
            <FacetGroup
              key={facet.asked}
              facet={facet}
              held={held}
              onToggle={(value, wish) => amend((text) => toggleFacet(text, facet.field, value, wish))}
              {...(added.includes(facet.asked) && { onRemove: () => removeFacet(facet.asked) })}
            />
          ))}
          {facets.data.cut !== null && facets.data.cut !== undefined && (
            <p className="facets-cut warning-text" role="status">
              Counted in part: {facets.data.cut.detail}
            </p>
          )}
        </>
      )}
      {facets.isRefetchError && <KeptNotice thrown={facets.error} retry={() => void facets.refetch()} />}
    </aside>
  );
}
