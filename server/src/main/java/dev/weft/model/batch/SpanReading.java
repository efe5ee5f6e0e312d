package dev.weft.model.batch;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKind;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import dev.weft.model.TraceId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whole spans, and single attributes of them, from the bytes of a batch. */
public final class SpanReading {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final AttributeReading attributeReading;

    private SpanReading(byte[] bytes) {
        this.bytes = bytes;
        this.attributeReading = new AttributeReading(bytes);
    }

    /**
     * Returns the span, with nothing lost, whose OTLP {@code Span} message has its content there.
     *
     * @throws NotPlainException when what lies there is no message
     */
    public static Span read(byte[] bytes, int offset, int length, Origin origin) {
        return new SpanReading(bytes).span(offset, length, origin);
    }

    /**
     * Returns the link whose OTLP {@code Span.Link} message has its content there.
     *
     * @throws NotPlainException when what lies there is no message
     */
    public static SpanLink readLink(byte[] bytes, int offset, int length) {
        return new SpanReading(bytes).link(new WireCursor().over(bytes, offset, length));
    }

    /**
     * Returns the value of the first attribute with this key of the span whose content lies there, or null; nothing else is
     * decoded.
     *
     * @param keyUtf8 the key in UTF-8
     */
    public static @Nullable AttributeValue findAttribute(byte[] bytes, int offset, int length, byte[] keyUtf8) {
        AttributeReading reading = new AttributeReading(bytes);
        WireCursor span = new WireCursor().over(bytes, offset, length);
        while (span.next()) {
            if (span.field() == OtlpFields.SPAN_ATTRIBUTES) {
                AttributeValue value = reading.valueOf(keyUtf8, span);
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }

    private Span span(int offset, int length, Origin origin) {
        TraceId traceId = TraceId.INVALID;
        SpanId spanId = SpanId.INVALID;
        SpanId parentSpanId = SpanId.INVALID;
        String traceState = "";
        int flags = 0;
        String name = "";
        int kind = 0;
        long start = 0;
        long end = 0;
        List<Attribute> attributes = new ArrayList<>();
        int droppedAttributes = 0;
        List<SpanEvent> events = new ArrayList<>();
        int droppedEvents = 0;
        List<SpanLink> links = new ArrayList<>();
        int droppedLinks = 0;
        Status status = Status.UNSET;
        WireCursor span = new WireCursor().over(bytes, offset, length);
        while (span.next()) {
            switch (span.field()) {
                case OtlpFields.SPAN_TRACE_ID -> traceId = traceId(span);
                case OtlpFields.SPAN_SPAN_ID -> spanId = spanId(span);
                case OtlpFields.SPAN_TRACE_STATE -> traceState = span.text();
                case OtlpFields.SPAN_PARENT_SPAN_ID -> parentSpanId = spanId(span);
                case OtlpFields.SPAN_NAME -> name = span.text();
                case OtlpFields.SPAN_KIND -> kind = (int) span.value();
                case OtlpFields.SPAN_START_TIME_UNIX_NANO -> start = span.value();
                case OtlpFields.SPAN_END_TIME_UNIX_NANO -> end = span.value();
                case OtlpFields.SPAN_ATTRIBUTES -> attributes.add(attributeReading.attribute(span));
                case OtlpFields.SPAN_DROPPED_ATTRIBUTES_COUNT -> droppedAttributes = (int) span.value();
                case OtlpFields.SPAN_EVENTS -> events.add(event(new WireCursor().over(span)));
                case OtlpFields.SPAN_DROPPED_EVENTS_COUNT -> droppedEvents = (int) span.value();
                case OtlpFields.SPAN_LINKS -> links.add(link(new WireCursor().over(span)));
                case OtlpFields.SPAN_DROPPED_LINKS_COUNT -> droppedLinks = (int) span.value();
                case OtlpFields.SPAN_STATUS -> status = status(new WireCursor().over(span));
                case OtlpFields.SPAN_FLAGS -> flags = (int) span.value();
                default -> {}
            }
        }
        return new Span(
                traceId,
                spanId,
                parentSpanId,
                traceState,
                flags,
                name,
                new SpanKind(kind),
                start,
                end,
                AttributeReading.attributes(attributes),
                droppedAttributes,
                events,
                droppedEvents,
                links,
                droppedLinks,
                status,
                origin.resource(),
                origin.scope());
    }

    private SpanEvent event(WireCursor event) {
        long timeUnixNano = 0;
        String name = "";
        List<Attribute> attributes = new ArrayList<>();
        int droppedAttributes = 0;
        while (event.next()) {
            switch (event.field()) {
                case OtlpFields.EVENT_TIME_UNIX_NANO -> timeUnixNano = event.value();
                case OtlpFields.EVENT_NAME -> name = event.text();
                case OtlpFields.EVENT_ATTRIBUTES -> attributes.add(attributeReading.attribute(event));
                case OtlpFields.EVENT_DROPPED_ATTRIBUTES_COUNT -> droppedAttributes = (int) event.value();
                default -> {}
            }
        }
        return new SpanEvent(timeUnixNano, name, AttributeReading.attributes(attributes), droppedAttributes);
    }

    private SpanLink link(WireCursor link) {
        TraceId traceId = TraceId.INVALID;
        SpanId spanId = SpanId.INVALID;
        String traceState = "";
        int flags = 0;
        List<Attribute> attributes = new ArrayList<>();
        int droppedAttributes = 0;
        while (link.next()) {
            switch (link.field()) {
                case OtlpFields.LINK_TRACE_ID -> traceId = traceId(link);
                case OtlpFields.LINK_SPAN_ID -> spanId = spanId(link);
                case OtlpFields.LINK_TRACE_STATE -> traceState = link.text();
                case OtlpFields.LINK_ATTRIBUTES -> attributes.add(attributeReading.attribute(link));
                case OtlpFields.LINK_DROPPED_ATTRIBUTES_COUNT -> droppedAttributes = (int) link.value();
                case OtlpFields.LINK_FLAGS -> flags = (int) link.value();
                default -> {}
            }
        }
        return new SpanLink(
                traceId, spanId, traceState, flags, AttributeReading.attributes(attributes), droppedAttributes);
    }

    private static Status status(WireCursor status) {
        int code = Status.CODE_UNSET;
        String message = "";
        while (status.next()) {
            switch (status.field()) {
                case OtlpFields.STATUS_MESSAGE -> message = status.text();
                case OtlpFields.STATUS_CODE -> code = (int) status.value();
                default -> {}
            }
        }
        return new Status(code, message);
    }

    private TraceId traceId(WireCursor at) {
        return at.length() == 2 * Long.BYTES
                ? new TraceId((long) LONG.get(bytes, at.offset()), (long) LONG.get(bytes, at.offset() + Long.BYTES))
                : TraceId.INVALID;
    }

    private SpanId spanId(WireCursor at) {
        return at.length() == Long.BYTES ? new SpanId((long) LONG.get(bytes, at.offset())) : SpanId.INVALID;
    }
}
