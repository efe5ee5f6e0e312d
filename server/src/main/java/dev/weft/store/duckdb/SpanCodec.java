package dev.weft.store.duckdb;

import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKind;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import dev.weft.model.TraceId;
import java.util.ArrayList;
import java.util.List;

/** A span as bytes, whole but for its resource and scope, which are stored once for many spans. */
final class SpanCodec {

    private static final int VERSION = 1;

    private SpanCodec() {}

    static byte[] encode(Span span) {
        BinaryWriter out = new BinaryWriter();
        out.writeByte(VERSION);
        writeIds(out, span.traceId(), span.spanId());
        out.writeLong(span.parentSpanId().value());
        out.writeText(span.traceState());
        out.writeUnsigned(span.flags());
        out.writeText(span.name());
        out.writeUnsigned(span.kind().number());
        out.writeLong(span.startTimeUnixNano());
        out.writeLong(span.endTimeUnixNano());
        AttributesCodec.write(out, span.attributes());
        out.writeUnsigned(span.droppedAttributesCount());
        out.writeUnsigned(span.events().size());
        for (SpanEvent event : span.events()) {
            out.writeLong(event.timeUnixNano());
            out.writeText(event.name());
            AttributesCodec.write(out, event.attributes());
            out.writeUnsigned(event.droppedAttributesCount());
        }
        out.writeUnsigned(span.droppedEventsCount());
        out.writeUnsigned(span.links().size());
        span.links().forEach(link -> write(out, link));
        out.writeUnsigned(span.droppedLinksCount());
        out.writeUnsigned(span.status().code());
        out.writeText(span.status().message());
        return out.toBytes();
    }

    static Span decode(byte[] bytes, Resource resource, Scope scope) {
        BinaryReader in = new BinaryReader(bytes);
        int version = in.readByte();
        if (version != VERSION) {
            throw new IllegalStateException("stored span version: " + version + " (expected: " + VERSION + ")");
        }
        Span span = new Span(
                new TraceId(in.readLong(), in.readLong()),
                new SpanId(in.readLong()),
                new SpanId(in.readLong()),
                in.readText(),
                in.readUnsigned(),
                in.readText(),
                new SpanKind(in.readUnsigned()),
                in.readLong(),
                in.readLong(),
                AttributesCodec.read(in),
                in.readUnsigned(),
                readEvents(in),
                in.readUnsigned(),
                readLinks(in),
                in.readUnsigned(),
                new Status(in.readUnsigned(), in.readText()),
                resource,
                scope);
        in.expectEnd();
        return span;
    }

    static byte[] encode(SpanLink link) {
        BinaryWriter out = new BinaryWriter();
        write(out, link);
        return out.toBytes();
    }

    static SpanLink decodeLink(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        SpanLink link = readLink(in);
        in.expectEnd();
        return link;
    }

    private static void write(BinaryWriter out, SpanLink link) {
        writeIds(out, link.traceId(), link.spanId());
        out.writeText(link.traceState());
        out.writeUnsigned(link.flags());
        AttributesCodec.write(out, link.attributes());
        out.writeUnsigned(link.droppedAttributesCount());
    }

    private static SpanLink readLink(BinaryReader in) {
        return new SpanLink(
                new TraceId(in.readLong(), in.readLong()),
                new SpanId(in.readLong()),
                in.readText(),
                in.readUnsigned(),
                AttributesCodec.read(in),
                in.readUnsigned());
    }

    private static List<SpanEvent> readEvents(BinaryReader in) {
        int count = in.readCount();
        List<SpanEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(new SpanEvent(in.readLong(), in.readText(), AttributesCodec.read(in), in.readUnsigned()));
        }
        return events;
    }

    private static List<SpanLink> readLinks(BinaryReader in) {
        int count = in.readCount();
        List<SpanLink> links = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            links.add(readLink(in));
        }
        return links;
    }

    private static void writeIds(BinaryWriter out, TraceId traceId, SpanId spanId) {
        out.writeLong(traceId.high());
        out.writeLong(traceId.low());
        out.writeLong(spanId.value());
    }
}
