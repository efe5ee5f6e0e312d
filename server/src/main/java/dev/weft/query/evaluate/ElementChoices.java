package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which events and links of a span, and of its parent, a condition has to be asked for one by one: those that it mentions. */
record ElementChoices(Mentioned ofSpan, Mentioned ofParent) {

    static ElementChoices of(Expression condition) {
        return new ElementChoices(
                new Mentioned(
                        mentions(condition, ElementChoices::isOfEvent), mentions(condition, ElementChoices::isOfLink)),
                new Mentioned(
                        mentions(condition, ofParent(ElementChoices::isOfEvent)),
                        mentions(condition, ofParent(ElementChoices::isOfLink))));
    }

    /** Returns whether there is anything to choose. */
    boolean any() {
        return ofSpan.any() || ofParent.any();
    }

    /** Returns whether the condition holds for some choice. */
    boolean anyHolds(Span span, TraceTree trace, Predicate<Elements> condition) {
        Span parent = ofParent.any() ? trace.parent(span) : null;
        return ofSpan.anyHolds(
                span, own -> ofParent.anyHolds(parent, chosen -> condition.test(own.withParents(chosen))));
    }

    /** Passes on every choice. */
    void forEach(Span span, TraceTree trace, Consumer<Elements> action) {
        var _ = anyHolds(span, trace, elements -> {
            action.accept(elements);
            return false;
        });
    }

    private record Mentioned(boolean events, boolean links) {

        boolean any() {
            return events || links;
        }

        /** A span without events has one choice, that of none; likewise without links. */
        boolean anyHolds(@Nullable Span span, Predicate<Elements> condition) {
            for (var event : choices(span == null ? List.of() : span.events(), events)) {
                for (var link : choices(span == null ? List.of() : span.links(), links)) {
                    if (condition.test(Elements.of(event, link))) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static <T> List<List<T>> choices(List<T> elements, boolean matters) {
            return !matters || elements.isEmpty()
                    ? List.of(List.of())
                    : elements.stream().map(List::of).toList();
        }
    }

    private static boolean isOfEvent(Field field) {
        return switch (field) {
            case Field.Attribute attribute -> attribute.scope() == Field.Scope.EVENT;
            case Field.Intrinsic intrinsic ->
                intrinsic == Field.Intrinsic.EVENT_NAME || intrinsic == Field.Intrinsic.EVENT_TIME_SINCE_START;
            case Field.OfParent _ -> false;
        };
    }

    private static boolean isOfLink(Field field) {
        return switch (field) {
            case Field.Attribute attribute -> attribute.scope() == Field.Scope.LINK;
            case Field.Intrinsic intrinsic ->
                switch (intrinsic) {
                    case LINK_TRACE_ID, LINK_SPAN_ID, LINK_DANGLING, LINK_WAIT -> true;
                    default -> false;
                };
            case Field.OfParent _ -> false;
        };
    }

    private static Predicate<Field> ofParent(Predicate<Field> wanted) {
        return field -> field instanceof Field.OfParent(Field inner) && wanted.test(inner);
    }

    private static boolean mentions(Expression expression, Predicate<Field> wanted) {
        return switch (expression) {
            case Expression.Constant _ -> false;
            case Expression.Read(Field field) -> wanted.test(field);
            case Expression.Not(Expression operand) -> mentions(operand, wanted);
            case Expression.Negative(Expression operand) -> mentions(operand, wanted);
            case Expression.Binary binary -> mentions(binary.left(), wanted) || mentions(binary.right(), wanted);
        };
    }
}
