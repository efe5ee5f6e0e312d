package dev.weft.model;

/**
 * Half-open range of span starts: [start, end).
 *
 * @param startUnixNano first epoch nanosecond inside, unsigned 64 bits
 * @param endUnixNano first epoch nanosecond after, unsigned 64 bits
 */
public record TimeRange(long startUnixNano, long endUnixNano) {

    /** Every start but the very last nanosecond that 64 bits can hold. */
    public static final TimeRange ALL = new TimeRange(0, -1L);

    public TimeRange {
        if (Long.compareUnsigned(startUnixNano, endUnixNano) > 0) {
            throw new IllegalArgumentException("time range: start " + Long.toUnsignedString(startUnixNano)
                    + " (expected: not after end " + Long.toUnsignedString(endUnixNano) + ")");
        }
    }

    public boolean contains(long timeUnixNano) {
        return Long.compareUnsigned(timeUnixNano, startUnixNano) >= 0
                && Long.compareUnsigned(timeUnixNano, endUnixNano) < 0;
    }
}
