package dev.weft.api;

import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.Status;
import dev.weft.otlp.OtlpJsonWriter;
import dev.weft.query.Field;
import dev.weft.store.AttributeValueCount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a span as text: ids in hexadecimal, durations in nanoseconds, bytes in base64, arrays and nested lists as
 * OTLP/JSON, what is missing as nothing.
 */
final class SpanCells {

    private SpanCells() {}

    /** Returns how the field is read, null when the span alone does not tell it. */
    static @Nullable Function<Span, String> find(Field field) {
        return switch (field) {
            case Field.Attribute(Field.Scope scope, String key) -> attribute(scope, key);
            case Field.Intrinsic intrinsic -> intrinsic(intrinsic);
            case Field.OfParent _ -> null;
        };
    }

    private static @Nullable Function<Span, String> attribute(Field.Scope scope, String key) {
        return switch (scope) {
            case SPAN -> span -> text(span.attributes().find(key));
            case RESOURCE -> span -> text(span.resource().attributes().find(key));
            case INSTRUMENTATION -> span -> text(span.scope().attributes().find(key));
            case ANY -> span -> text(any(span, key));
            case EVENT, LINK -> null;
        };
    }

    private static @Nullable AttributeValue any(Span span, String key) {
        AttributeValue own = span.attributes().find(key);
        Attributes ofResource = span.resource().attributes();
        return own == null ? ofResource.find(key) : own;
    }

    private static @Nullable Function<Span, String> intrinsic(Field.Intrinsic intrinsic) {
        return switch (intrinsic) {
            case NAME -> Span::name;
            case KIND -> span -> span.kind().word();
            case STATUS -> span -> Status.word(span.status().code());
            case STATUS_MESSAGE -> span -> span.status().message();
            case DURATION -> span -> SpanColumn.number(span.durationNanos());
            case SPAN_ID -> span -> span.spanId().toString();
            case PARENT_ID ->
                span -> span.parentSpanId().isValid() ? span.parentSpanId().toString() : "";
            case LINK_COUNT -> span -> Integer.toString(span.links().size());
            case DROPPED_LINK_COUNT -> span -> Integer.toUnsignedString(span.droppedLinksCount());
            case TRACE_ID -> span -> span.traceId().toString();
            case SCOPE_NAME -> span -> span.scope().name();
            case SCOPE_VERSION -> span -> span.scope().version();
            default -> null;
        };
    }

    static String text(@Nullable AttributeValue value) {
        return switch (value) {
            case null -> "";
            case AttributeValue.Empty _ -> "";
            case AttributeValue.Bytes bytes -> Base64.getEncoder().encodeToString(bytes.value());
            case AttributeValue.Array _, AttributeValue.KeyValues _ -> json(value);
            case AttributeValue.Text _, AttributeValue.Int _, AttributeValue.Real _, AttributeValue.Bool _ ->
                String.valueOf(AttributeValueCount.text(value));
        };
    }

    private static String json(AttributeValue value) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            Json.write(text, json -> OtlpJsonWriter.writeValue(json, value));
        } catch (IOException e) {
            throw new UncheckedIOException("an array of bytes takes every write", e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
