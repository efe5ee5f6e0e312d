package dev.weft.model.batch;

/** The first walk over resources and scopes: checks that they are plain and within the limits. */
final class OriginWalk {

    private static final int RESOURCE_ATTRIBUTES = OtlpFields.RESOURCE_ATTRIBUTES << 3 | WireType.LENGTH_DELIMITED;
    private static final int RESOURCE_DROPPED_ATTRIBUTES =
            OtlpFields.RESOURCE_DROPPED_ATTRIBUTES_COUNT << 3 | WireType.VARINT;
    private static final int ENTITY_REFS = OtlpFields.RESOURCE_ENTITY_REFS << 3 | WireType.LENGTH_DELIMITED;

    private static final int REF_SCHEMA_URL = OtlpFields.ENTITY_REF_SCHEMA_URL << 3 | WireType.LENGTH_DELIMITED;
    private static final int REF_TYPE = OtlpFields.ENTITY_REF_TYPE << 3 | WireType.LENGTH_DELIMITED;
    private static final int REF_ID_KEYS = OtlpFields.ENTITY_REF_ID_KEYS << 3 | WireType.LENGTH_DELIMITED;
    private static final int REF_DESCRIPTION_KEYS =
            OtlpFields.ENTITY_REF_DESCRIPTION_KEYS << 3 | WireType.LENGTH_DELIMITED;

    private static final int SCOPE_NAME = OtlpFields.SCOPE_NAME << 3 | WireType.LENGTH_DELIMITED;
    private static final int SCOPE_VERSION = OtlpFields.SCOPE_VERSION << 3 | WireType.LENGTH_DELIMITED;
    private static final int SCOPE_ATTRIBUTES = OtlpFields.SCOPE_ATTRIBUTES << 3 | WireType.LENGTH_DELIMITED;
    private static final int SCOPE_DROPPED_ATTRIBUTES =
            OtlpFields.SCOPE_DROPPED_ATTRIBUTES_COUNT << 3 | WireType.VARINT;

    private static final int RESOURCE_DEPTH = 2;
    private static final int SCOPE_DEPTH = 3;

    private final WireInput in;
    private final BatchLimits limits;
    private final AttributeWalk attributes;

    OriginWalk(WireInput in, BatchLimits limits, AttributeWalk attributes) {
        this.in = in;
        this.limits = limits;
        this.attributes = attributes;
    }

    /** Passes over a resource's content. */
    void resource(int end) {
        int seen = 0;
        int attributeCount = 0;
        while (in.at < end) {
            int tag = in.tag();
            switch (tag) {
                case RESOURCE_ATTRIBUTES -> attributeCount = attributes.attribute(end, RESOURCE_DEPTH, attributeCount);
                case RESOURCE_DROPPED_ATTRIBUTES -> {
                    seen = in.once(seen, tag);
                    in.varint();
                }
                case ENTITY_REFS -> entityRef(in.contentEnd(end));
                default -> in.skipUnknown(tag, OtlpFields.RESOURCE_ENTITY_REFS, end);
            }
        }
        in.expectEnd(end);
    }

    /** Passes over a scope's content. */
    void scope(int end) {
        int seen = 0;
        int attributeCount = 0;
        while (in.at < end) {
            int tag = in.tag();
            switch (tag) {
                case SCOPE_NAME, SCOPE_VERSION -> {
                    seen = in.once(seen, tag);
                    in.text(end, limits.maxTextBytes());
                }
                case SCOPE_ATTRIBUTES -> attributeCount = attributes.attribute(end, SCOPE_DEPTH, attributeCount);
                case SCOPE_DROPPED_ATTRIBUTES -> {
                    seen = in.once(seen, tag);
                    in.varint();
                }
                default -> in.skipUnknown(tag, OtlpFields.SCOPE_DROPPED_ATTRIBUTES_COUNT, end);
            }
        }
        in.expectEnd(end);
    }

    private void entityRef(int end) {
        int seen = 0;
        while (in.at < end) {
            int tag = in.tag();
            switch (tag) {
                case REF_SCHEMA_URL, REF_TYPE -> {
                    seen = in.once(seen, tag);
                    in.text(end);
                }
                case REF_ID_KEYS, REF_DESCRIPTION_KEYS -> in.text(end);
                default -> in.skipUnknown(tag, OtlpFields.ENTITY_REF_DESCRIPTION_KEYS, end);
            }
        }
        in.expectEnd(end);
    }
}
