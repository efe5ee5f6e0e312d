package dev.weft.api;

import dev.weft.explore.Excerpt;
import dev.weft.model.TimeRange;
import org.jspecify.annotations.Nullable;

/** Reads epoch nanoseconds, unsigned 64 bits as decimal text. */
final class Times {

    private Times() {}

    static TimeRange range(String startName, @Nullable String start, String endName, @Nullable String end) {
        long from = start == null ? TimeRange.ALL.startUnixNano() : nanos(startName, start);
        if (end == null) {
            return TimeRange.from(from);
        }
        long to = nanos(endName, end);
        if (Long.compareUnsigned(from, to) > 0) {
            throw ProblemException.badRequest(startName + ": " + Long.toUnsignedString(from) + " (expected: not after "
                    + endName + " " + Long.toUnsignedString(to) + ")");
        }
        return new TimeRange(from, to);
    }

    /** Reads a length of time, 1 to 2^63 - 1 nanoseconds. */
    static long length(String name, String text) {
        try {
            long nanos = Long.parseLong(text);
            if (nanos >= 1) {
                return nanos;
            }
        } catch (NumberFormatException _) {
            // refused below, as a number that is too small is
        }
        throw ProblemException.badRequest(name + ": '" + Excerpt.of(text)
                + "' (expected: nanoseconds in decimal digits, 1 to 9223372036854775807)");
    }

    static long nanos(String name, String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.badRequest(name + ": '" + Excerpt.of(text)
                    + "' (expected: nanoseconds since 1970 in decimal digits, at most 64 bits)");
        }
    }
}
