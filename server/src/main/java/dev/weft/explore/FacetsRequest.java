package dev.weft.explore;

import dev.weft.model.TimeRange;
import dev.weft.query.Field;
import java.util.List;

/**
 * Asks how often the values of fields occur on matching spans.
 *
 * @param query TraceQL; empty matches everything
 * @param range the start of a matched span lies in it
 * @param limit values of each field
 */
public record FacetsRequest(String query, TimeRange range, List<Field> fields, int limit) {
    public FacetsRequest {
        fields = List.copyOf(fields);
    }
}
