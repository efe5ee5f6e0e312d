package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.batch.OtlpFields;
import dev.weft.model.batch.WireAttribute;
import dev.weft.model.batch.WireCursor;
import dev.weft.model.batch.WireType;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.format.ValueHash;

/** Walks over a span's message once: its attributes go to their columns, the rest is put together anew. */
final class SpanFields {

    private final WireCursor span = new WireCursor();
    private final WireCursor part = new WireCursor();
    private final WireAttribute attribute = new WireAttribute();
    private final AttributeShapes shapes;
    private final AttributeColumns columns;
    private final GrowingBytes rest = new GrowingBytes();
    private final GrowingBytes link = new GrowingBytes();
    private int shape;
    private long flags;
    private long droppedLinks;

    SpanFields(AttributeShapes shapes, AttributeColumns columns) {
        this.shapes = shapes;
        this.columns = columns;
    }

    /** @param links takes each link without its ids */
    void walk(byte[] array, int offset, int length, DistinctBytes links) {
        shape = AttributeShapes.ROOT;
        flags = 0;
        droppedLinks = 0;
        rest.clear();
        span.over(array, offset, length);
        while (span.next()) {
            switch (span.field()) {
                case OtlpFields.SPAN_ATTRIBUTES -> {
                    attribute.over(array, span.offset(), span.length());
                    shape = shapes.extend(shape, attribute, array);
                    columns.add(shapes.lastColumn(shape), attribute, array);
                }
                case OtlpFields.SPAN_LINKS -> addLink(array, links);
                case OtlpFields.SPAN_FLAGS -> flags = span.value();
                case OtlpFields.SPAN_DROPPED_LINKS_COUNT -> droppedLinks = span.value();
                case OtlpFields.SPAN_STATUS -> {
                    if (hasMessage()) {
                        copy(span, array, rest);
                    }
                }
                case OtlpFields.SPAN_TRACE_STATE,
                        OtlpFields.SPAN_DROPPED_ATTRIBUTES_COUNT,
                        OtlpFields.SPAN_EVENTS,
                        OtlpFields.SPAN_DROPPED_EVENTS_COUNT -> copy(span, array, rest);
                default -> {}
            }
        }
    }

    int shape() {
        return shape;
    }

    long flags() {
        return flags;
    }

    long droppedLinks() {
        return droppedLinks;
    }

    /** Returns the fields that nothing else holds, as a {@code Span} message. */
    GrowingBytes rest() {
        return rest;
    }

    private boolean hasMessage() {
        part.over(span);
        while (part.next()) {
            if (part.field() == OtlpFields.STATUS_MESSAGE) {
                return true;
            }
        }
        return false;
    }

    private void addLink(byte[] array, DistinctBytes links) {
        link.clear();
        part.over(span);
        while (part.next()) {
            switch (part.field()) {
                case OtlpFields.LINK_TRACE_STATE,
                        OtlpFields.LINK_ATTRIBUTES,
                        OtlpFields.LINK_DROPPED_ATTRIBUTES_COUNT,
                        OtlpFields.LINK_FLAGS -> copy(part, array, link);
                default -> {}
            }
        }
        links.add(link.array(), 0, link.length(), ValueHash.ofBytes(link.array(), 0, link.length(), 0));
    }

    private static void copy(WireCursor field, byte[] array, GrowingBytes out) {
        int wireType = field.wireType();
        out.addVarint((long) field.field() << 3 | wireType);
        switch (wireType) {
            case WireType.VARINT -> out.addVarint(field.value());
            case WireType.LENGTH_DELIMITED -> {
                out.addVarint(field.length());
                out.add(array, field.offset(), field.length());
            }
            case WireType.FIXED64 -> out.addLong(Long.reverseBytes(field.value()));
            default -> {
                long value = field.value();
                for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                    out.add((byte) (value >> shift));
                }
            }
        }
    }
}
