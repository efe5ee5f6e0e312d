package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanLink;
import java.util.List;
import java.util.function.Function;

/**
 * The events and links of a span that its event and link fields are read from: the first that has the field counts.
 *
 * @param ofParent those of the span's parent, given that
 */
record Elements(List<SpanEvent> events, List<SpanLink> links, Function<Span, Elements> ofParent) {

    static final Elements NONE = of(List.of(), List.of());

    static Elements of(List<SpanEvent> events, List<SpanLink> links) {
        return new Elements(events, links, Elements::firstOf);
    }

    static Elements firstOf(Span span) {
        return new Elements(span.events(), span.links(), Elements::firstOf);
    }

    static Elements lastOf(Span span) {
        return new Elements(span.events().reversed(), span.links().reversed(), Elements::lastOf);
    }

    /** Returns the same, with these of the span's parent. */
    Elements withParents(Elements chosen) {
        return new Elements(events, links, _ -> chosen);
    }

    /** Returns the field of the first element that has it; where there is no element nothing can be said about its fields. */
    static <T> SpanValue read(List<T> elements, Function<T, SpanValue> field) {
        for (T element : elements) {
            SpanValue value = field.apply(element);
            if (!(value instanceof SpanValue.Missing)) {
                return value;
            }
        }
        return elements.isEmpty() ? SpanValue.INCOMPARABLE : SpanValue.MISSING;
    }
}
