package dev.weft.model.batch;

/** The first walk over attributes: checks that they are plain and within the limits. */
final class AttributeWalk {

    /** How many messages protobuf's parsers take inside the outermost one. */
    private static final int MAX_DEPTH = 100;

    private static final int KEY = OtlpFields.KEY_VALUE_KEY << 3 | WireType.LENGTH_DELIMITED;
    private static final int VALUE = OtlpFields.KEY_VALUE_VALUE << 3 | WireType.LENGTH_DELIMITED;
    private static final int ELEMENT = OtlpFields.LIST_VALUES << 3 | WireType.LENGTH_DELIMITED;
    private static final int STRING = OtlpFields.ANY_STRING << 3 | WireType.LENGTH_DELIMITED;
    private static final int BOOL = OtlpFields.ANY_BOOL << 3 | WireType.VARINT;
    private static final int INT = OtlpFields.ANY_INT << 3 | WireType.VARINT;
    private static final int DOUBLE = OtlpFields.ANY_DOUBLE << 3 | WireType.FIXED64;
    private static final int ARRAY = OtlpFields.ANY_ARRAY << 3 | WireType.LENGTH_DELIMITED;
    private static final int KVLIST = OtlpFields.ANY_KVLIST << 3 | WireType.LENGTH_DELIMITED;
    private static final int BYTES = OtlpFields.ANY_BYTES << 3 | WireType.LENGTH_DELIMITED;

    private final WireInput in;
    private final BatchLimits limits;

    AttributeWalk(WireInput in, BatchLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /**
     * Passes over an attribute of a span, event, link, resource or scope, from the length on, and counts it.
     *
     * @param end where the message that has the attribute ends
     * @param depth how many messages that one lies inside
     * @param before how many attributes it had before
     * @return how many it has now
     */
    int attribute(int end, int depth, int before) {
        keyValue(in.contentEnd(end), depth + 1, limits.maxValueBytes());
        if (before == limits.maxAttributes()) {
            throw in.notPlain("at most " + before + " attributes");
        }
        return before + 1;
    }

    /** Passes over an entry and returns what key and value weigh together; each alone may weigh that much. */
    private long keyValue(int end, int depth, long maxBytes) {
        expectDepth(depth);
        int seen = 0;
        long keyBytes = 0;
        long valueBytes = 0;
        while (in.at < end) {
            int tag = in.tag();
            switch (tag) {
                case KEY -> {
                    seen = in.once(seen, tag);
                    keyBytes = in.text(end);
                }
                case VALUE -> {
                    seen = in.once(seen, tag);
                    valueBytes = value(in.contentEnd(end), depth + 1);
                }
                default -> in.skipUnknown(tag, OtlpFields.KEY_VALUE_KEY_STRINDEX, end);
            }
        }
        in.expectEnd(end);
        if (keyBytes > maxBytes || valueBytes > maxBytes) {
            throw in.notPlain("a key and a value of at most " + maxBytes + " bytes");
        }
        return keyBytes + valueBytes;
    }

    /** Passes over a value, of one variant at most, and returns what it weighs. */
    private long value(int end, int depth) {
        expectDepth(depth);
        if (in.at == end) {
            return 0;
        }
        int tag = in.tag();
        long bytes = switch (tag) {
            case STRING -> in.text(end);
            case INT -> {
                in.varint();
                yield Long.BYTES;
            }
            case BOOL -> {
                in.varint();
                yield 1;
            }
            case DOUBLE -> {
                in.skip(Long.BYTES, end);
                yield Long.BYTES;
            }
            case ARRAY -> list(in.contentEnd(end), depth + 1, false);
            case KVLIST -> list(in.contentEnd(end), depth + 1, true);
            case BYTES -> in.opaque(end);
            default -> {
                in.skipUnknown(tag, OtlpFields.ANY_STRING_STRINDEX, end);
                yield 0;
            }
        };
        in.expectEnd(end);
        return bytes;
    }

    private long list(int end, int depth, boolean ofEntries) {
        expectDepth(depth);
        long bytes = 0;
        while (in.at < end) {
            int tag = in.tag();
            if (tag != ELEMENT) {
                in.skipUnknown(tag, OtlpFields.LIST_VALUES, end);
            } else if (ofEntries) {
                bytes += keyValue(in.contentEnd(end), depth + 1, Long.MAX_VALUE);
            } else {
                bytes += value(in.contentEnd(end), depth + 1);
            }
        }
        in.expectEnd(end);
        return bytes;
    }

    private void expectDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw in.notPlain("at most " + MAX_DEPTH + " messages inside each other");
        }
    }
}
