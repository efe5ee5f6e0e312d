package dev.weft.store;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.query.filter.Field;
import dev.weft.query.filter.FilterEvaluator;
import dev.weft.query.filter.SpanFilter;
import java.util.ArrayList;
import java.util.List;

/**
 * A matched span in a list.
 *
 * @param linksOut links that the span carries
 * @param linksIn stored links of any trace that point at it
 * @param attributes for each attribute that the filter mentions, in order of first mention, the value it was decided by
 */
public record SpanRow(SpanFacts span, int linksOut, int linksIn, Attributes attributes) {

    public static SpanRow of(Span span, int linksIn, SpanFilter filter) {
        List<Attribute> mentioned = new ArrayList<>();
        for (Field.AttributeField field : filter.mentionedAttributes()) {
            AttributeValue value = FilterEvaluator.find(field, span);
            if (value != null) {
                mentioned.add(new Attribute(field.key(), value));
            }
        }
        return new SpanRow(SpanFacts.of(span), span.links().size(), linksIn, new Attributes(mentioned));
    }

    public SpanRow withLinksIn(int count) {
        return new SpanRow(span, linksOut, count, attributes);
    }
}
