import "./facets.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { requestFacets } from "../api/facets";
import { Failure } from "../controls/Failure";
import { Icon } from "../controls/Icon";
import { Skeleton } from "../controls/Skeleton";
import { useExplorerPreferences } from "../explorer/explorerPreferences";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { EVERYTHING, SERVICE } from "../model/queryText";
import { chosenRange, resolveRange } from "../model/timeRange";
import { conditionsOf } from "../query/conditions";
import { useParsedQuery } from "../query/parsedQuery";
import { useQueryText } from "../query/useQueryText";
import { AddFacet } from "./AddFacet";
import { FacetGroup } from "./FacetGroup";
import { toggleFacet } from "./facetConditions";

const ALWAYS: readonly string[] = [SERVICE, "span:name", "span:kind", "span:status"];

/** How often values occur among the matches, beside the list; a click narrows the query, which reads them anew. */
export function FacetsPanel() {
  const [search] = useExplorerSearch();
  const { amend } = useQueryText();
  const { facetsOpen, addedFacets, showFacets, addFacet, removeFacet } = useExplorerPreferences();
  const [adding, setAdding] = useState(false);
  const query = search.q ?? EVERYTHING;
  const chosen = chosenRange(search);
  const fields = [...ALWAYS, ...addedFacets];
  const parsed = useParsedQuery(query);
  const facets = useQuery({
    queryKey: ["facets", query, chosen, fields],
    queryFn: ({ signal }) => requestFacets(query, resolveRange(chosen, new Date()), fields, signal),
    enabled: facetsOpen && parsed?.kind === "spansets",
    placeholderData: (held) => held,
  });
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
    <aside className="facets" aria-label="Facets" aria-busy={facets.isFetching}>
      <header className="facets-header">
        <h2>Facets</h2>
        <button
          type="button"
          className="button button-bare"
          aria-expanded={adding}
          title="Count another field"
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
      {facets.error !== null ? (
        <Failure what="The facets could not be counted" thrown={facets.error} retry={() => void facets.refetch()} />
      ) : facets.data === undefined ? (
        <Skeleton rows={12} label="Counting the facets" />
      ) : (
        <>
          {facets.data.cut !== null && facets.data.cut !== undefined && (
            <p className="facets-cut warning-text" role="status">
              Counted in part: {facets.data.cut.detail}
            </p>
          )}
          {facets.data.facets.map((facet) => (
            <FacetGroup
              key={facet.field}
              facet={facet}
              held={held}
              onToggle={(value, wish) => amend((text) => toggleFacet(text, facet.field, value, wish))}
              {...(addedFacets.includes(facet.field) && { onRemove: () => removeFacet(facet.field) })}
            />
          ))}
        </>
      )}
    </aside>
  );
}
