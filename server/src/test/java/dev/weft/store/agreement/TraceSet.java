package dev.weft.store.agreement;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.evaluate.CollectedTraces;
import dev.weft.query.evaluate.SpanExpression;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.evaluate.Traces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The spans that are stored at one moment, each once, and what the evaluator reads of them. For one thread. */
public final class TraceSet {

    private final Map<SpanKey, Span> spans = new LinkedHashMap<>();
    private final Map<SpanKey, List<Span>> children = new HashMap<>();
    private final Map<SpanKey, List<Span>> linking = new HashMap<>();
    private final Map<SpanKey, Integer> linksIn = new HashMap<>();
    private final CollectedTraces stored;
    private final Traces traces;

    /** @param written in the order of their commits; of spans with the same ids the first counts */
    public TraceSet(List<Span> written) {
        written.forEach(span -> spans.putIfAbsent(span.key(), span));
        for (Span span : spans.values()) {
            if (span.parentSpanId().isValid()) {
                children.computeIfAbsent(parentKey(span), _ -> new ArrayList<>())
                        .add(span);
            }
            for (SpanLink link : span.links()) {
                if (link.isValid()) {
                    linking.computeIfAbsent(link.linked(), _ -> new ArrayList<>())
                            .add(span);
                    linksIn.merge(link.linked(), 1, Integer::sum);
                }
            }
        }
        stored = new CollectedTraces(written);
        traces = new Traces(stored);
    }

    List<Span> spans() {
        return List.copyOf(spans.values());
    }

    CollectedTraces stored() {
        return stored;
    }

    @Nullable
    Span find(SpanKey key) {
        return spans.get(key);
    }

    /** Returns the span's stored parent, null when there is none. */
    @Nullable
    Span parent(Span span) {
        return span.parentSpanId().isValid() ? find(parentKey(span)) : null;
    }

    List<Span> children(Span span) {
        return children.getOrDefault(span.key(), List.of());
    }

    List<Span> ofTrace(Span span) {
        return stored.trace(span.traceId());
    }

    /** Returns the spans with a link to this one, as often as they have one. */
    List<Span> linking(Span span) {
        return linking.getOrDefault(span.key(), List.of());
    }

    /** Returns how many stored links point at the span. */
    int linksIn(Span span) {
        return linksIn.getOrDefault(span.key(), 0);
    }

    SpanValue value(Expression expression, Span span) {
        return new SpanExpression(expression, traces).value(span, traces.tree(span.traceId()));
    }

    boolean holds(Expression condition, Span span) {
        return new SpanExpression(condition, traces).holds(span, traces.tree(span.traceId()));
    }

    /** Returns whether the field's attribute is an array on some span, or on its parent. */
    boolean hasArrays(Field field) {
        return switch (field) {
            case Field.Intrinsic _ -> false;
            case Field.OfParent(Field inner) -> hasArrays(inner);
            case Field.Attribute(Field.Scope scope, String key) ->
                spans.values().stream()
                        .flatMap(span -> attributes(scope, span).stream())
                        .anyMatch(attribute ->
                                attribute.key().equals(key) && attribute.value() instanceof AttributeValue.Array);
        };
    }

    /** Returns the attributes that the span has in a scope. */
    static List<Attribute> attributes(Field.Scope scope, Span span) {
        List<Attribute> all = new ArrayList<>();
        switch (scope) {
            case SPAN -> add(span.attributes(), all);
            case RESOURCE -> add(span.resource().attributes(), all);
            case INSTRUMENTATION -> add(span.scope().attributes(), all);
            case EVENT -> span.events().stream().map(SpanEvent::attributes).forEach(some -> add(some, all));
            case LINK -> span.links().stream().map(SpanLink::attributes).forEach(some -> add(some, all));
            case ANY -> {
                add(span.attributes(), all);
                add(span.resource().attributes(), all);
            }
        }
        return all;
    }

    private static void add(Attributes some, List<Attribute> all) {
        all.addAll(some.entries());
    }

    private static SpanKey parentKey(Span span) {
        SpanId parent = span.parentSpanId();
        return new SpanKey(span.traceId(), parent);
    }
}
