package dev.weft.query.filter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A typed spanset filter: all conditions must hold for one and the same span. Without conditions it matches every span. */
public record SpanFilter(List<Condition> conditions) {

    public static final SpanFilter EVERYTHING = new SpanFilter(List.of());

    public SpanFilter {
        conditions = List.copyOf(conditions);
    }

    /** Returns the attribute fields that conditions mention, in order of first mention. */
    public Set<Field.AttributeField> mentionedAttributes() {
        Set<Field.AttributeField> mentioned = new LinkedHashSet<>();
        for (Condition condition : conditions) {
            if (condition.field() instanceof Field.AttributeField attribute) {
                mentioned.add(attribute);
            }
        }
        return mentioned;
    }
}
