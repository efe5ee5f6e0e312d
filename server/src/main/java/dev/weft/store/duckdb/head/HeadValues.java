package dev.weft.store.duckdb.head;

import dev.weft.model.AttributeValue;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKind;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.Field;
import dev.weft.query.evaluate.SpanValue;
import java.nio.charset.StandardCharsets;

/** Reads fields of a batch's spans without the spans whole. */
final class HeadValues {

    /** Reads the value of one field. */
    @FunctionalInterface
    interface Reader {
        SpanValue read(SpanBatch batch, int span);
    }

    private HeadValues() {}

    /** @throws IllegalArgumentException for a field that needs the span whole, or more */
    static Reader of(Field field) {
        return switch (field) {
            case Field.Attribute(Field.Scope scope, String key) -> attribute(scope, key);
            case Field.Intrinsic intrinsic -> intrinsic(intrinsic);
            case Field.OfParent _ -> throw unread(field);
        };
    }

    private static Reader attribute(Field.Scope scope, String key) {
        byte[] keyUtf8 = key.getBytes(StandardCharsets.UTF_8);
        return switch (scope) {
            case SPAN -> (batch, span) -> SpanValue.ofOptional(batch.findAttribute(span, keyUtf8));
            case RESOURCE -> (batch, span) -> SpanValue.of(batch.resource(span), key);
            case ANY ->
                (batch, span) -> {
                    AttributeValue onSpan = batch.findAttribute(span, keyUtf8);
                    return onSpan == null ? SpanValue.of(batch.resource(span), key) : SpanValue.of(onSpan);
                };
            case INSTRUMENTATION ->
                (batch, span) ->
                        SpanValue.ofOptional(batch.scope(span).attributes().find(key));
            case EVENT, LINK -> throw unread(new Field.Attribute(scope, key));
        };
    }

    private static Reader intrinsic(Field.Intrinsic intrinsic) {
        return switch (intrinsic) {
            case NAME -> (batch, span) -> new SpanValue.Text(batch.name(span));
            case KIND -> (batch, span) -> new SpanValue.Kind(new SpanKind(batch.kind(span)));
            case STATUS -> (batch, span) -> new SpanValue.StatusCode(batch.statusCode(span));
            case DURATION -> (batch, span) -> SpanValue.ofDuration(batch.durationNanos(span));
            case SPAN_ID -> (batch, span) -> id(batch.spanId(span));
            case PARENT_ID -> (batch, span) -> id(batch.parentSpanId(span));
            case TRACE_ID ->
                (batch, span) -> new SpanValue.Text(batch.traceId(span).toString());
            case LINK_COUNT -> (batch, span) -> new SpanValue.Int(batch.linkCount(span));
            case SCOPE_NAME ->
                (batch, span) -> new SpanValue.Text(batch.scope(span).name());
            case SCOPE_VERSION ->
                (batch, span) -> new SpanValue.Text(batch.scope(span).version());
            default -> throw unread(intrinsic);
        };
    }

    private static SpanValue id(long spanId) {
        return new SpanValue.Text(new SpanId(spanId).toString());
    }

    private static IllegalArgumentException unread(Field field) {
        return new IllegalArgumentException("field: " + field + " (expected: one of the span, its resource or scope)");
    }
}
