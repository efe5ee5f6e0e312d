package dev.weft.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One facet for each field that was asked for, in their order.
 *
 * @param cut why spans may not be counted; null when all are. Where the deadline passed, counts are of the spans that were looked
 *     at, and no facet is complete
 */
public record Facets(List<Facet> facets, @Nullable Cut cut) {
    public Facets {
        facets = List.copyOf(facets);
    }

    /** Returns the first values of each tally. */
    public static Facets of(List<FacetTally> tallies, int limit, @Nullable Cut cut) {
        return new Facets(
                tallies.stream()
                        .map(tally -> tally.first(limit))
                        .map(facet ->
                                cut instanceof Cut.Deadline ? new Facet(facet.field(), facet.values(), false) : facet)
                        .toList(),
                cut);
    }
}
