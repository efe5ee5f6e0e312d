package dev.weft.query.filter;

import java.util.List;

/** A typed spanset filter: all conditions must hold for one and the same span. Without conditions it matches every span. */
public record SpanFilter(List<Condition> conditions) {

    public static final SpanFilter EVERYTHING = new SpanFilter(List.of());

    public SpanFilter {
        conditions = List.copyOf(conditions);
    }
}
