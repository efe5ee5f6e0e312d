package dev.weft.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One facet for each field that was asked for, in their order.
 *
 * @param cut why spans may not be counted; null when all are
 */
public record Facets(List<Facet> facets, @Nullable Cut cut) {
    public Facets {
        facets = List.copyOf(facets);
    }
}
