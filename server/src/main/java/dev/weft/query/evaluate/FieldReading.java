package dev.weft.query.evaluate;

import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Nanos;
import dev.weft.model.Resource;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanLink;
import dev.weft.query.Field;
import org.jspecify.annotations.Nullable;

/** Reads a field's value from spans. */
final class FieldReading {

    private final Traces traces;

    FieldReading(Traces traces) {
        this.traces = traces;
    }

    SpanReader of(Field field) {
        return switch (field) {
            case Field.Attribute(Field.Scope scope, String key) -> attribute(scope, key);
            case Field.Intrinsic intrinsic -> intrinsic(intrinsic);
            case Field.OfParent(Field inner) -> {
                SpanReader reader = of(inner);
                yield (span, trace, elements) -> {
                    Span parent = trace.parent(span);
                    return parent == null
                            ? SpanValue.MISSING
                            : reader.read(parent, trace, elements.ofParent().apply(parent));
                };
            }
        };
    }

    private static SpanReader attribute(Field.Scope scope, String key) {
        return switch (scope) {
            case ANY ->
                (span, _, _) -> {
                    AttributeValue onSpan = span.attributes().find(key);
                    return onSpan == null ? SpanValue.of(span.resource(), key) : SpanValue.of(onSpan);
                };
            case SPAN -> (span, _, _) -> find(span.attributes(), key);
            case RESOURCE -> (span, _, _) -> SpanValue.of(span.resource(), key);
            case INSTRUMENTATION -> (span, _, _) -> find(span.scope().attributes(), key);
            case EVENT -> ofEvent((event, _) -> find(event.attributes(), key));
            case LINK -> ofLink((link, _) -> find(link.attributes(), key));
        };
    }

    private SpanReader intrinsic(Field.Intrinsic intrinsic) {
        return switch (intrinsic) {
            case NAME -> (span, _, _) -> text(span.name());
            case KIND -> (span, _, _) -> new SpanValue.Kind(span.kind());
            case STATUS ->
                (span, _, _) -> new SpanValue.StatusCode(span.status().code());
            case STATUS_MESSAGE -> (span, _, _) -> text(span.status().message());
            case DURATION -> (span, _, _) -> SpanValue.ofDuration(span.durationNanos());
            case SPAN_ID -> (span, _, _) -> text(span.spanId().toString());
            case PARENT_ID -> (span, _, _) -> text(span.parentSpanId().toString());
            case CHILD_COUNT -> (span, trace, _) -> integer(trace.children(span).size());
            case LINK_COUNT -> (span, _, _) -> integer(span.links().size());
            case LINKED_BY_COUNT -> (span, _, _) -> integer(traces.countLinking(span.key()));
            case DROPPED_LINK_COUNT -> (span, _, _) -> integer(Integer.toUnsignedLong(span.droppedLinksCount()));
            case NESTED_SET_LEFT ->
                (span, trace, _) -> integer(trace.nestedSet(span.spanId()).left());
            case NESTED_SET_RIGHT ->
                (span, trace, _) -> integer(trace.nestedSet(span.spanId()).right());
            case NESTED_SET_PARENT ->
                (span, trace, _) -> integer(trace.nestedSet(span.spanId()).parent());
            case TRACE_ID -> (span, _, _) -> text(span.traceId().toString());
            case TRACE_DURATION -> (_, trace, _) -> SpanValue.ofDuration(trace.durationNanos());
            case ROOT_NAME ->
                (_, trace, _) -> {
                    Span root = trace.root();
                    return text(root == null ? "" : root.name());
                };
            case ROOT_SERVICE -> (_, trace, _) -> rootService(trace.root());
            case EVENT_NAME -> ofEvent((event, _) -> text(event.name()));
            case EVENT_TIME_SINCE_START ->
                ofEvent((event, span) ->
                        SpanValue.ofDuration(Nanos.between(span.startTimeUnixNano(), event.timeUnixNano())));
            case LINK_TRACE_ID -> ofLink((link, _) -> text(link.traceId().toString()));
            case LINK_SPAN_ID -> ofLink((link, _) -> text(link.spanId().toString()));
            case LINK_DANGLING -> ofLink((link, _) -> SpanValue.of(traces.linked(link) == null));
            case LINK_WAIT -> ofLink((link, span) -> wait(traces.linked(link), span));
            case SCOPE_NAME -> (span, _, _) -> text(span.scope().name());
            case SCOPE_VERSION -> (span, _, _) -> text(span.scope().version());
        };
    }

    private static SpanReader ofEvent(ElementField<SpanEvent> field) {
        return (span, _, elements) -> Elements.read(elements.events(), event -> field.of(event, span));
    }

    private static SpanReader ofLink(ElementField<SpanLink> field) {
        return (span, _, elements) -> Elements.read(elements.links(), link -> field.of(link, span));
    }

    private static SpanValue rootService(@Nullable Span root) {
        return root == null ? text("") : SpanValue.of(root.resource(), Resource.SERVICE_NAME);
    }

    private static SpanValue wait(@Nullable Span linked, Span linking) {
        return linked == null
                ? SpanValue.MISSING
                : SpanValue.ofDuration(Nanos.between(linked.endTimeUnixNano(), linking.startTimeUnixNano()));
    }

    private static SpanValue find(Attributes attributes, String key) {
        return SpanValue.ofOptional(attributes.find(key));
    }

    private static SpanValue text(String value) {
        return new SpanValue.Text(value);
    }

    private static SpanValue integer(long value) {
        return new SpanValue.Int(value);
    }

    private interface ElementField<T> {
        SpanValue of(T element, Span span);
    }
}
