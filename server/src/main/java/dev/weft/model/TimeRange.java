package dev.weft.model;

/**
 * Half-open range of span starts: [start, end), or every start from one on.
 *
 * @param startUnixNano first epoch nanosecond inside, unsigned 64 bits
 * @param endUnixNano first epoch nanosecond after, unsigned 64 bits; the last one that there is, 2^64 - 1, without an end
 * @param endless whether there is no end, so that the last nanosecond is inside too
 */
public record TimeRange(long startUnixNano, long endUnixNano, boolean endless) {

    private static final long LAST_NANOSECOND = -1L;

    /** Every start. */
    public static final TimeRange ALL = from(0);

    public TimeRange {
        if (Long.compareUnsigned(startUnixNano, endUnixNano) > 0) {
            throw new IllegalArgumentException("time range: start " + Long.toUnsignedString(startUnixNano)
                    + " (expected: not after end " + Long.toUnsignedString(endUnixNano) + ")");
        }
        if (endless && endUnixNano != LAST_NANOSECOND) {
            throw new IllegalArgumentException("time range: end " + Long.toUnsignedString(endUnixNano)
                    + " without an end (expected: " + Long.toUnsignedString(LAST_NANOSECOND) + ")");
        }
    }

    public TimeRange(long startUnixNano, long endUnixNano) {
        this(startUnixNano, endUnixNano, false);
    }

    /** Returns the range of every start from this one on. */
    public static TimeRange from(long startUnixNano) {
        return new TimeRange(startUnixNano, LAST_NANOSECOND, true);
    }

    public boolean contains(long timeUnixNano) {
        return Long.compareUnsigned(timeUnixNano, startUnixNano) >= 0 && isBeforeEnd(timeUnixNano);
    }

    /**
     * Returns whether any time from the first to the last of these lies inside.
     *
     * @param lastUnixNano not before the first
     */
    public boolean meets(long firstUnixNano, long lastUnixNano) {
        return isBeforeEnd(firstUnixNano) && Long.compareUnsigned(lastUnixNano, startUnixNano) >= 0;
    }

    private boolean isBeforeEnd(long timeUnixNano) {
        return endless || Long.compareUnsigned(timeUnixNano, endUnixNano) < 0;
    }
}
