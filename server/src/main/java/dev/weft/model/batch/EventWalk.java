package dev.weft.model.batch;

/** The first walk over a span's events: checks that they are plain and within the limits. */
final class EventWalk {

    private static final int TIME = OtlpFields.EVENT_TIME_UNIX_NANO << 3 | WireType.FIXED64;
    private static final int NAME = OtlpFields.EVENT_NAME << 3 | WireType.LENGTH_DELIMITED;
    private static final int ATTRIBUTES = OtlpFields.EVENT_ATTRIBUTES << 3 | WireType.LENGTH_DELIMITED;
    private static final int DROPPED_ATTRIBUTES = OtlpFields.EVENT_DROPPED_ATTRIBUTES_COUNT << 3 | WireType.VARINT;

    private static final int DEPTH = 4;

    private final WireInput in;
    private final BatchLimits limits;
    private final AttributeWalk attributes;

    EventWalk(WireInput in, BatchLimits limits, AttributeWalk attributes) {
        this.in = in;
        this.limits = limits;
        this.attributes = attributes;
    }

    /** Passes over an event's content. */
    void event(int end) {
        int seen = 0;
        int attributeCount = 0;
        while (in.at < end) {
            int tag = in.tag();
            switch (tag) {
                case TIME -> {
                    seen = in.once(seen, tag);
                    in.skip(Long.BYTES, end);
                }
                case NAME -> {
                    seen = in.once(seen, tag);
                    in.text(end, limits.maxTextBytes());
                }
                case ATTRIBUTES -> attributeCount = attributes.attribute(end, DEPTH, attributeCount);
                case DROPPED_ATTRIBUTES -> {
                    seen = in.once(seen, tag);
                    in.varint();
                }
                default -> in.skipUnknown(tag, OtlpFields.EVENT_DROPPED_ATTRIBUTES_COUNT, end);
            }
        }
        in.expectEnd(end);
    }
}
