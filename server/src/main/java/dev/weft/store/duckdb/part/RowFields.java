package dev.weft.store.duckdb.part;

import dev.weft.query.Field;
import dev.weft.query.filter.Candidates;
import java.util.List;

/** Which fields {@link Chunk.Rows#values} tells of spans that are not read whole. */
final class RowFields {

    private RowFields() {}

    /** Returns whether candidates are what is returned, and rows tell all that is asked of them. */
    static boolean suffice(Candidates candidates, List<Field> fields) {
        return candidates.exact() && candidates.inRange() && fields.stream().allMatch(RowFields::isTold);
    }

    private static boolean isTold(Field field) {
        return switch (field) {
            case Field.Attribute attribute ->
                switch (attribute.scope()) {
                    case ANY, SPAN, RESOURCE, INSTRUMENTATION -> true;
                    case EVENT, LINK -> false;
                };
            case Field.Intrinsic intrinsic ->
                switch (intrinsic) {
                    case NAME,
                            KIND,
                            STATUS,
                            DURATION,
                            SPAN_ID,
                            PARENT_ID,
                            TRACE_ID,
                            LINK_COUNT,
                            SCOPE_NAME,
                            SCOPE_VERSION -> true;
                    default -> false;
                };
            case Field.OfParent _ -> false;
        };
    }
}
