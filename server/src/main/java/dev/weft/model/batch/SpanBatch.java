package dev.weft.model.batch;

import dev.weft.model.AttributeValue;
import dev.weft.model.Nanos;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one request, in their order, by index from 0. Immutable; arrays are handed out as they are and must not be
 * written to.
 */
public final class SpanBatch {

    private final byte[] bytes;
    private final SpanColumns columns;

    SpanBatch(byte[] bytes, SpanColumns columns) {
        this.bytes = bytes;
        this.columns = columns;
    }

    /** Returns the spans as a batch of their own: the slow way in, for spans that are not on the wire. */
    public static SpanBatch of(List<Span> spans) {
        return BatchReader.read(WireWriter.tracesData(spans));
    }

    /** Returns an OTLP {@code TracesData} message with exactly these spans: what {@link BatchReader} reads back to an equal batch. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return columns.spans;
    }

    public SpanKey key(int span) {
        return new SpanKey(traceId(span), new SpanId(columns.spanId[span]));
    }

    public TraceId traceId(int span) {
        return new TraceId(columns.traceIdHigh[span], columns.traceIdLow[span]);
    }

    public long traceIdHigh(int span) {
        return columns.traceIdHigh[span];
    }

    public long traceIdLow(int span) {
        return columns.traceIdLow[span];
    }

    public long spanId(int span) {
        return columns.spanId[span];
    }

    /** Returns zero for a span without parent. */
    public long parentSpanId(int span) {
        return columns.parentSpanId[span];
    }

    public long startTimeUnixNano(int span) {
        return columns.startTimeUnixNano[span];
    }

    public long endTimeUnixNano(int span) {
        return columns.endTimeUnixNano[span];
    }

    public OptionalLong durationNanos(int span) {
        return Nanos.between(startTimeUnixNano(span), endTimeUnixNano(span));
    }

    /** Returns OTLP's number of the kind. */
    public int kind(int span) {
        return columns.kind[span];
    }

    /** Returns OTLP's status code. */
    public int statusCode(int span) {
        return columns.statusCode[span];
    }

    public int eventCount(int span) {
        return columns.eventCount[span];
    }

    public int linkCount(int span) {
        return columns.firstLink[span + 1] - columns.firstLink[span];
    }

    /** Returns the index of the span's first link among all links of the batch. */
    public int firstLink(int span) {
        return columns.firstLink[span];
    }

    /** Returns how many links all spans carry together. */
    public int links() {
        return columns.links;
    }

    public long linkedTraceIdHigh(int link) {
        return columns.linkedTraceIdHigh[link];
    }

    public long linkedTraceIdLow(int link) {
        return columns.linkedTraceIdLow[link];
    }

    public long linkedSpanId(int link) {
        return columns.linkedSpanId[link];
    }

    /** Returns the index of the span's origin; equal origins may stand at several indexes. */
    public int origin(int span) {
        return columns.origin[span];
    }

    public int originCount() {
        return columns.origins.size();
    }

    public Origin originAt(int index) {
        return columns.origins.get(index);
    }

    public Resource resource(int span) {
        return originAt(origin(span)).resource();
    }

    public Scope scope(int span) {
        return originAt(origin(span)).scope();
    }

    public String name(int span) {
        return new String(bytes, columns.nameOffset[span], columns.nameLength[span], StandardCharsets.UTF_8);
    }

    /** Returns where in {@link #bytes()} the name's UTF-8 begins; an empty name lies at 0. */
    public int nameOffset(int span) {
        return columns.nameOffset[span];
    }

    public int nameLength(int span) {
        return columns.nameLength[span];
    }

    /** Returns where in {@link #bytes()} the content of the span's OTLP {@code Span} message begins. */
    public int spanOffset(int span) {
        return columns.spanOffset[span];
    }

    public int spanLength(int span) {
        return columns.spanLength[span];
    }

    /** Returns the span whole. */
    public Span span(int span) {
        return SpanReading.read(bytes, spanOffset(span), spanLength(span), originAt(origin(span)));
    }

    /** Returns the value of the span's first attribute with this key, null when it has none, without decoding the rest. */
    public @Nullable AttributeValue findAttribute(int span, byte[] keyUtf8) {
        return SpanReading.findAttribute(bytes, spanOffset(span), spanLength(span), keyUtf8);
    }

    public List<Span> spans() {
        return IntStream.range(0, size()).mapToObj(this::span).toList();
    }
}
