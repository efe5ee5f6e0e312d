package dev.weft.store;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.query.Field;
import dev.weft.query.MentionedFields;
import dev.weft.query.Query;
import dev.weft.query.evaluate.SpanExpression;
import dev.weft.query.evaluate.TraceTree;
import dev.weft.query.evaluate.Traces;
import dev.weft.query.text.TraceQl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row shows of a span beside its facts: the fields that the query mentions or selects, in order of first mention. Each
 * goes by its full name, as queries write it: {@code span.tier}, {@code trace:duration}. An attribute that is mentioned without
 * a scope, {@code .tier}, goes by the scope in which it was found, so that one found by both names is there once. For one
 * thread.
 */
public final class ShownFields {

    private static final TraceTree NOT_NEEDED = new TraceTree(List.of());

    private final Traces traces;
    private final Map<Field, SpanExpression> fields = new LinkedHashMap<>();

    public ShownFields(Query.Spansets query, Traces traces) {
        this.traces = traces;
        for (Field field : MentionedFields.of(query.pipeline())) {
            if (!isFact(field)) {
                fields.put(field, new SpanExpression(field, traces));
            }
        }
    }

    public Attributes of(Span span) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        fields.forEach((field, expression) -> {
            AttributeValue value = value(field, expression, span);
            if (value != null) {
                values.put(name(field, span), value);
            }
        });
        List<Attribute> shown = new ArrayList<>();
        values.forEach((name, value) -> shown.add(new Attribute(name, value)));
        return shown.isEmpty() ? Attributes.EMPTY : new Attributes(shown);
    }

    private @Nullable AttributeValue value(Field field, SpanExpression expression, Span span) {
        if (field instanceof Field.Attribute attribute) {
            AttributeValue sent = sent(attribute, span);
            if (sent != null) {
                return sent;
            }
        }
        return ShownValues.attribute(
                field.needsTrace()
                        ? traces.inHand(span.traceId(), trace -> expression.last(span, trace))
                        : expression.last(span, NOT_NEEDED));
    }

    /** Returns the attribute as it was sent, null when it is none of the span or its resource. */
    private static @Nullable AttributeValue sent(Field.Attribute attribute, Span span) {
        return switch (attribute.scope()) {
            case SPAN -> span.attributes().find(attribute.key());
            case RESOURCE -> span.resource().attributes().find(attribute.key());
            case ANY -> {
                AttributeValue onSpan = span.attributes().find(attribute.key());
                yield onSpan != null ? onSpan : span.resource().attributes().find(attribute.key());
            }
            case EVENT, LINK, INSTRUMENTATION -> null;
        };
    }

    /** An attribute without a scope goes by the one in which it was found. */
    private static String name(Field field, Span span) {
        if (field instanceof Field.Attribute(Field.Scope scope, String key) && scope == Field.Scope.ANY) {
            return name(span.attributes().find(key) != null ? Field.Scope.SPAN : Field.Scope.RESOURCE, key);
        }
        return TraceQl.print(field);
    }

    private static String name(Field.Scope scope, String key) {
        return TraceQl.print(new Field.Attribute(scope, key));
    }

    /** Returns what a row shows of the field, null when that is nothing. */
    public static @Nullable AttributeValue find(Field field, Attributes shown) {
        if (field instanceof Field.Attribute(Field.Scope scope, String key) && scope == Field.Scope.ANY) {
            AttributeValue onSpan = shown.find(name(Field.Scope.SPAN, key));
            return onSpan != null ? onSpan : shown.find(name(Field.Scope.RESOURCE, key));
        }
        return shown.find(TraceQl.print(field));
    }

    /** Whether the row has the field in any case. */
    private static boolean isFact(Field field) {
        return field instanceof Field.Intrinsic intrinsic
                && switch (intrinsic) {
                    case NAME, KIND, STATUS, DURATION, SPAN_ID, TRACE_ID, LINK_COUNT, LINKED_BY_COUNT -> true;
                    default -> false;
                };
    }
}
