package dev.weft.query.evaluate.metrics;

import java.math.BigDecimal;

/** Durations as labels show them: the way Go prints them, which is also how a query may write them. */
final class LabelDurations {

    private static final long MICROSECOND = 1_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private LabelDurations() {}

    /** Returns for example {@code 0s}, {@code 999ns}, {@code 1.001µs}, {@code 250ms}, {@code 1m30s}, {@code -2h0m0.5s}. */
    static String text(long nanos) {
        if (nanos == Long.MIN_VALUE) {
            return "-2562047h47m16.854775808s";
        }
        return nanos < 0 ? "-" + positive(-nanos) : positive(nanos);
    }

    private static String positive(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < MICROSECOND) {
            return nanos + "ns";
        }
        if (nanos < MILLISECOND) {
            return decimal(nanos, 3) + "µs";
        }
        if (nanos < SECOND) {
            return decimal(nanos, 6) + "ms";
        }
        String seconds = decimal(nanos % MINUTE, 9) + "s";
        if (nanos < MINUTE) {
            return seconds;
        }
        String minutes = nanos % HOUR / MINUTE + "m" + seconds;
        return nanos < HOUR ? minutes : nanos / HOUR + "h" + minutes;
    }

    private static String decimal(long nanos, int digits) {
        return nanos == 0
                ? "0"
                : BigDecimal.valueOf(nanos, digits).stripTrailingZeros().toPlainString();
    }
}
