package dev.weft.store;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.Status;
import dev.weft.query.Field;
import dev.weft.query.MentionedFields;
import dev.weft.query.Query;
import dev.weft.query.evaluate.SpanExpression;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.evaluate.TraceTree;
import dev.weft.query.evaluate.Traces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row shows of a span beside its facts: the fields that the query mentions or selects, in order of first mention. An
 * attribute goes by its key, an intrinsic by its full name. For one thread.
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
        List<Attribute> shown = new ArrayList<>();
        fields.forEach((field, expression) -> {
            AttributeValue value = value(field, expression, span);
            if (value != null) {
                shown.add(new Attribute(name(field), value));
            }
        });
        return shown.isEmpty() ? Attributes.EMPTY : new Attributes(shown);
    }

    private @Nullable AttributeValue value(Field field, SpanExpression expression, Span span) {
        if (field instanceof Field.Attribute attribute) {
            AttributeValue sent = sent(attribute, span);
            if (sent != null) {
                return sent;
            }
        }
        TraceTree trace = field.needsTrace() ? traces.tree(span.traceId()) : NOT_NEEDED;
        return attributeValue(expression.last(span, trace));
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

    private static @Nullable AttributeValue attributeValue(SpanValue value) {
        return switch (value) {
            case SpanValue.Missing _, SpanValue.Incomparable _ -> null;
            case SpanValue.Bool(boolean flag) -> new AttributeValue.Bool(flag);
            case SpanValue.Int(long number) -> new AttributeValue.Int(number);
            case SpanValue.Real(double number) -> new AttributeValue.Real(number);
            case SpanValue.Text(String text) -> new AttributeValue.Text(text);
            case SpanValue.Duration(long nanos) -> new AttributeValue.Int(nanos);
            case SpanValue.Kind(var kind) -> new AttributeValue.Text(kind.word());
            case SpanValue.StatusCode(int code) -> new AttributeValue.Text(Status.word(code));
            case SpanValue.Array(List<SpanValue> elements) -> {
                List<AttributeValue> values = new ArrayList<>();
                for (SpanValue element : elements) {
                    AttributeValue shown = attributeValue(element);
                    values.add(shown == null ? new AttributeValue.Empty() : shown);
                }
                yield new AttributeValue.Array(values);
            }
        };
    }

    /** Returns what a row calls the field. */
    public static String name(Field field) {
        return switch (field) {
            case Field.Attribute attribute -> attribute.key();
            case Field.Intrinsic intrinsic -> intrinsic.names().getFirst();
            case Field.OfParent(Field inner) -> "parent." + name(inner);
        };
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
