package dev.weft.store.duckdb.segment.links;

import dev.weft.model.SpanKey;
import dev.weft.store.duckdb.segment.sections.BlockCursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The first linked span of each block of links, in order, searched where they lie. */
final class LinkFences {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int KEY_BYTES = 3 * Long.BYTES;

    private final MemorySegment keys;
    private final int count;

    LinkFences(BlockCursor section, int count) {
        this.keys = section.bytes();
        this.count = count;
    }

    /** Returns how many blocks begin before the span. */
    int countBefore(SpanKey linked) {
        return count(linked, 0);
    }

    /** Returns how many blocks begin before or with the span. */
    int countUpTo(SpanKey linked) {
        return count(linked, 1);
    }

    /** Returns how many first spans compare to the given one as less than {@code order}. */
    private int count(SpanKey linked, int order) {
        int first = 0;
        int end = count;
        while (first < end) {
            int middle = (first + end) >>> 1;
            if (compare(middle, linked) < order) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return first;
    }

    private int compare(int block, SpanKey linked) {
        long at = (long) block * KEY_BYTES;
        int byHigh = Long.compareUnsigned(keys.get(LONG, at), linked.traceId().high());
        if (byHigh != 0) {
            return byHigh;
        }
        int byLow = Long.compareUnsigned(
                keys.get(LONG, at + Long.BYTES), linked.traceId().low());
        return byLow != 0
                ? byLow
                : Long.compareUnsigned(
                        keys.get(LONG, at + 2 * Long.BYTES), linked.spanId().value());
    }
}
