package dev.weft.model.batch;

/** The first walk over a span's links: checks that they are plain and within the limits, and adds them to the columns. */
final class LinkWalk {

    private static final int TRACE_ID = OtlpFields.LINK_TRACE_ID << 3 | WireType.LENGTH_DELIMITED;
    private static final int SPAN_ID = OtlpFields.LINK_SPAN_ID << 3 | WireType.LENGTH_DELIMITED;
    private static final int TRACE_STATE = OtlpFields.LINK_TRACE_STATE << 3 | WireType.LENGTH_DELIMITED;
    private static final int ATTRIBUTES = OtlpFields.LINK_ATTRIBUTES << 3 | WireType.LENGTH_DELIMITED;
    private static final int DROPPED_ATTRIBUTES = OtlpFields.LINK_DROPPED_ATTRIBUTES_COUNT << 3 | WireType.VARINT;
    private static final int FLAGS = OtlpFields.LINK_FLAGS << 3 | WireType.FIXED32;

    private static final int BOTH_IDS = 1 << OtlpFields.LINK_TRACE_ID | 1 << OtlpFields.LINK_SPAN_ID;
    private static final int DEPTH = 4;

    private final WireInput in;
    private final BatchLimits limits;
    private final AttributeWalk attributes;
    private final SpanColumns columns;

    LinkWalk(WireInput in, BatchLimits limits, AttributeWalk attributes, SpanColumns columns) {
        this.in = in;
        this.limits = limits;
        this.attributes = attributes;
        this.columns = columns;
    }

    /** Passes over a link's content. */
    void link(int end) {
        int seen = 0;
        int attributeCount = 0;
        long traceIdHigh = 0;
        long traceIdLow = 0;
        long spanId = 0;
        while (in.at < end) {
            int tag = in.tag();
            switch (tag) {
                case TRACE_ID -> {
                    seen = in.once(seen, tag);
                    in.id(2 * Long.BYTES, end);
                    traceIdHigh = in.idBits(2 * Long.BYTES);
                    traceIdLow = in.idBits(Long.BYTES);
                }
                case SPAN_ID -> {
                    seen = in.once(seen, tag);
                    in.id(Long.BYTES, end);
                    spanId = in.idBits(Long.BYTES);
                }
                case TRACE_STATE -> {
                    seen = in.once(seen, tag);
                    in.text(end, limits.maxTextBytes());
                }
                case ATTRIBUTES -> attributeCount = attributes.attribute(end, DEPTH, attributeCount);
                case DROPPED_ATTRIBUTES -> {
                    seen = in.once(seen, tag);
                    in.varint();
                }
                case FLAGS -> {
                    seen = in.once(seen, tag);
                    in.skip(Integer.BYTES, end);
                }
                default -> in.skipUnknown(tag, OtlpFields.LINK_FLAGS, end);
            }
        }
        in.expectEnd(end);
        if ((seen & BOTH_IDS) != BOTH_IDS) {
            throw in.notPlain("a link with both ids");
        }
        columns.addLink(traceIdHigh, traceIdLow, spanId);
    }
}
