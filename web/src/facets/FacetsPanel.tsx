import "./facets.css";
import { CancelledError } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { FEW_VALUES, MORE_VALUES } from "../api/facets";
import { incompleteInWords } from "../api/incomplete";
import { CancelledNotice } from "../controls/CancelledNotice";
import { Failure } from "../controls/Failure";
import { Icon } from "../controls/Icon";
import { KeptNotice } from "../controls/KeptNotice";
import { Popover } from "../controls/Popover";
import { ProgressLine } from "../controls/ProgressLine";
import { Skeleton } from "../controls/Skeleton";
import { useRemovalFocus } from "../controls/useRemovalFocus";
import { useExplorerPreferences } from "../explorer/explorerPreferences";
import { useExplorerSearch } from "../explorer/useExplorerSearch";
import { EVERYTHING } from "../model/queryText";
import { chosenRange } from "../model/timeRange";
import { conditionsOf } from "../query/conditions";
import { useParsing } from "../query/parsedQuery";
import { useQueryText } from "../query/useQueryText";
import { spansBehind } from "../series/metricsText";
import { AddedFacets } from "./AddedFacets";
import { AddFacet } from "./AddFacet";
import { FacetGroup } from "./FacetGroup";
import { toggleFacet } from "./facetConditions";
import { ALWAYS, otherFields, withField, withoutField } from "./facetFields";
import { useFacetFields } from "./useFacetFields";
import { useFacets } from "./facetsQuery";

/**
 * How often values occur among the matches, or among the spans that a metrics query measures; a click narrows the query, which reads them
 * anew.
 */
export function FacetsPanel() {
  const [search] = useExplorerSearch();
  const { amend } = useQueryText();
  const { facetsOpen, showFacets } = useExplorerPreferences();
  const shown = useFacetFields();
  const query = search.q ?? EVERYTHING;
  const added = otherFields(shown.added);
  const fields = [...ALWAYS, ...added];
  const parsing = useParsing(query);
  const parsed = parsing.data;
  const counted = parsed?.kind === "metrics" ? spansBehind(query) : query;
  const enabled = facetsOpen && (parsed ?? null) !== null;
  const [unfolded, setUnfolded] = useState<readonly string[]>([]);
  const { facets, progress } = useFacets(
    query,
    counted ?? EVERYTHING,
    chosenRange(search),
    fields,
    unfolded.length > 0 ? MORE_VALUES : FEW_VALUES,
    enabled && counted !== null,
  );
  const watched = useRemovalFocus<HTMLElement>(!facets.isPending);
  const toggler = useRef<HTMLButtonElement>(null);
  const toggled = useRef(false);
  // Each of the two buttons goes with what it hides or shows, and the other one comes.
  useEffect(() => {
    if (toggled.current && document.activeElement === document.body) toggler.current?.focus();
    toggled.current = false;
  }, [facetsOpen]);
  const toggle = () => {
    toggled.current = true;
    showFacets(!facetsOpen);
  };
  if (parsed === null || counted === null) return null;
  if (!facetsOpen) {
    return (
      <aside className="facets-closed" aria-label="Facets">
        <button
          ref={toggler}
          type="button"
          className="button button-bare"
          aria-expanded={false}
          aria-label="Show the facets"
          title="Show the facets"
          onClick={toggle}
        >
          <Icon name="facets" />
        </button>
      </aside>
    );
  }
  const held = conditionsOf(query);
  const incomplete = facets.data === undefined ? null : incompleteInWords([facets.data]);
  return (
    <aside className="facets" aria-label="Facets" aria-busy={facets.isFetching} {...watched}>
      {facets.isFetching && <ProgressLine label="Counting the facets" progress={progress} />}
      <header className="facets-header">
        <h2>Facets</h2>
        <span data-after-removal>
          <Popover title="+ Facet" label="Count another field" className="add-facet" bare>
            {(close) => (
              <AddFacet
                onAdd={(field) => {
                  shown.add(field);
                  close();
                }}
              />
            )}
          </Popover>
        </span>
        <button
          ref={toggler}
          type="button"
          className="button button-bare"
          aria-expanded
          aria-label="Hide the facets"
          title="Hide the facets"
          onClick={toggle}
        >
          <Icon name="facets" />
        </button>
      </header>
      {parsing.isLoadingError ? (
        <Failure what="The facets could not be counted" thrown={parsing.error} retry={() => void parsing.refetch()} />
      ) : facets.isLoadingError ? (
        <>
          {facets.error instanceof CancelledError ? (
            <CancelledNotice
              what="Not counted: cancelled."
              again="Count again"
              onAgain={() => {
                // The button goes with its line.
                toggler.current?.focus();
                void facets.refetch();
              }}
            />
          ) : (
            <Failure what="The facets could not be counted" thrown={facets.error} retry={() => void facets.refetch()} />
          )}
          <AddedFacets fields={added} onRemove={shown.remove} />
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
              folded={shown.folded.includes(facet.field)}
              most={unfolded.includes(facet.field) ? MORE_VALUES : FEW_VALUES}
              onMore={(more) =>
                setUnfolded((those) => (more ? withField(those, facet.field) : withoutField(those, facet.field)))
              }
              onFold={(folded) => shown.fold(facet.field, folded)}
              onToggle={(value, wish) => amend((text) => toggleFacet(text, facet.field, value, wish))}
              {...(added.includes(facet.asked) && { onRemove: () => shown.remove(facet.asked) })}
            />
          ))}
          {incomplete !== null && (
            <p className="facets-cut warning-text" role="status">
              Counted in part: {incomplete}
            </p>
          )}
        </>
      )}
      {facets.isRefetchError && (
        <KeptNotice thrown={facets.error} reading={facets.isFetching} retry={() => void facets.refetch()} />
      )}
    </aside>
  );
}
