package dev.weft.query.evaluate.metrics;

/**
 * A sample of a series.
 *
 * @param timeUnixNano epoch nanoseconds, unsigned 64 bits
 * @param value never NaN; infinite where the numbers leave the range of doubles
 */
public record SeriesPoint(long timeUnixNano, double value) {
    public SeriesPoint {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("sample NaN (expected: a number, or no sample)");
        }
    }
}
