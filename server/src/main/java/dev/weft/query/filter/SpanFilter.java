package dev.weft.query.filter;

import dev.weft.model.Resource;
import dev.weft.model.Status;
import dev.weft.query.Value;
import java.util.List;

/** A typed spanset filter: all conditions must hold for one and the same span. Without conditions it matches every span. */
public record SpanFilter(List<Condition> conditions) {

    public static final SpanFilter EVERYTHING = new SpanFilter(List.of());

    private static final Condition FAILED =
            new Condition(SpanField.Intrinsic.STATUS, Comparison.EQUAL, new Value.StatusCode(Status.CODE_ERROR));
    private static final SpanField SERVICE =
            new SpanField.AttributeField(SpanField.Scope.RESOURCE, Resource.SERVICE_NAME);

    public SpanFilter {
        conditions = List.copyOf(conditions);
    }

    /** Returns whether all spans that match have the status {@code error}. */
    public boolean asksForErrors() {
        return conditions.contains(FAILED);
    }

    /** Returns names: the {@code service.name} of a span that matches is each of them, or an array. */
    public List<String> services() {
        return conditions.stream()
                .filter(condition -> condition.field().equals(SERVICE) && condition.comparison() == Comparison.EQUAL)
                .map(Condition::literal)
                .filter(Value.Text.class::isInstance)
                .map(literal -> ((Value.Text) literal).value())
                .toList();
    }
}
