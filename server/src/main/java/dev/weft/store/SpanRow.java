package dev.weft.store;

import dev.weft.model.Attributes;
import dev.weft.model.Span;

/**
 * A matched span in a list.
 *
 * @param linksOut links that the span carries
 * @param linksIn stored links of any trace that point at it
 * @param attributes the fields that the query mentions or selects, by the names that {@link ShownFields} gives them
 */
public record SpanRow(SpanFacts span, int linksOut, int linksIn, Attributes attributes) {

    public static SpanRow of(Span span, int linksIn, ShownFields shown) {
        return new SpanRow(SpanFacts.of(span), span.links().size(), linksIn, shown.of(span));
    }
}
