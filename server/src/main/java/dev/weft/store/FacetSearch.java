package dev.weft.store;

import dev.weft.model.TimeRange;
import dev.weft.query.Field;
import dev.weft.query.Query;
import java.util.List;

/**
 * Asks how often the values of some fields occur on the spans that match a query. A span whose events or links have several
 * values of a field counts once for each.
 *
 * @param range matched spans start in it; the rest of a trace need not
 * @param limit how many values of each field are wanted at most
 */
public record FacetSearch(Query.Spansets query, TimeRange range, List<Field> fields, int limit) {
    public FacetSearch {
        fields = List.copyOf(fields);
        if (limit < 1) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: at least 1)");
        }
    }
}
